using Bezoar.Data;

namespace Bezoar.Tests.Data;

public class RealDataTests
{
    [RequiresDatasetFact("mnist")]
    public void MnistIsWhatItsPublishersGave()
    {
        var mnist = RealData.Get("mnist");
        Assert.Equal((60_000, 10_000, 10), (mnist.Train.Count, mnist.Test.Count, mnist.Train.ClassCount));
        Assert.Equal(new ImageShape(1, 28, 28), mnist.Train.Shape);
        Assert.Equal([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949], Histogram(mnist.Train));
        Assert.Equal([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009], Histogram(mnist.Test));
        Assert.Equal([5, 0, 4, 1, 9, 2, 1, 3, 1, 4], mnist.Train.Labels[..10]);
    }

    [RequiresDatasetFact("cifar10")]
    public void Cifar10HasItsPublishersCounts()
    {
        var cifar = RealData.Get("cifar10");
        Assert.Equal((50_000, 10_000, 10), (cifar.Train.Count, cifar.Test.Count, cifar.Train.ClassCount));
        Assert.Equal(new ImageShape(3, 32, 32), cifar.Train.Shape);
        Assert.All(Histogram(cifar.Train), count => Assert.Equal(5000, count));
        Assert.All(Histogram(cifar.Test), count => Assert.Equal(1000, count));
        // The publisher's order of training images: frog, truck, truck, deer, automobile, …
        Assert.Equal([6, 9, 9, 4, 1, 1, 2, 7, 8, 3], cifar.Train.Labels[..10]);
    }

    private static int[] Histogram(Dataset dataset)
    {
        var counts = new int[dataset.ClassCount];
        foreach (var label in dataset.Labels) counts[label]++;
        return counts;
    }
}
