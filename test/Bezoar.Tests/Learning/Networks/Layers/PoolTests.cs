using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Layers;

namespace Bezoar.Tests.Learning.Networks.Layers;

public class PoolTests
{
    private const int Count = 3;

    public static TheoryData<int, int, int, Pool> Pools
    {
        get
        {
            var data = new TheoryData<int, int, int, Pool>();
            foreach (var channels in (int[])[1, 3, 16, 33])
                foreach (var (kernel, stride, padding) in ((int, int, int)[])[(1, 1, 0), (2, 2, 0), (3, 2, 1), (3, 1, 1), (2, 3, 1), (5, 3, 2)])
                    foreach (var pool in (Pool[])[new MaxPool(kernel, stride, padding), new AveragePool(kernel, stride, padding)])
                        data.Add(7, 6, channels, pool);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pools))]
    public void LanesHaveTheBitsOfAPlainLoop(int height, int width, int channels, Pool pool)
    {
        var shape = new TensorShape(height, width, channels);
        var plain = new PlainPool(pool, shape);
        // Few different numbers, so that several are the largest of their window.
        float[] input = [.. Bits.Random(Count * shape.Count, 1).Select(number => MathF.Round(number * 3))];
        var upstream = Bits.Random(Count * pool.OutputShape(shape).Count, 2);
        using var network = new RunningNetwork(shape, Count, [pool], threads: 2);
        foreach (var training in (bool[])[true, false])
        {
            Bits.Equal(plain.Forward(input), network.Forward(input, training));
            Bits.Equal(plain.Backward(input, upstream), network.Backward(upstream));
        }
    }

    [Fact]
    public void ThePaddingNeverIsTheLargest()
    {
        using var network = new RunningNetwork(new(2, 2, 1), 1, [new MaxPool(3, 2, 1)]);
        Assert.Equal([-1], network.Forward([-4, -3, -2, -1]));
        Assert.Equal([float.NegativeInfinity], network.Forward([float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity]));
        Assert.Equal([5, 0, 0, 0], network.Backward([5]));
    }

    [Fact]
    public void NotANumberIsNotLost()
    {
        using var network = new RunningNetwork(new(2, 2, 1), 1, [new MaxPool(2, 2)]);
        Assert.Equal([float.NaN], network.Forward([1, float.NaN, 3, 2]));
        Assert.Equal([0, 5, 0, 0], network.Backward([5]));
    }

    [Fact]
    public void APoolForInferenceGivesTheSame()
    {
        var input = Bits.Random(2 * 7 * 7 * 5, 3);
        using var training = new RunningNetwork(new(7, 7, 5), 2, [new MaxPool(3, 2, 1)]);
        using var inference = new RunningNetwork(new(7, 7, 5), 2, [new MaxPool(3, 2, 1)], mode: RunnerMode.Inference);
        Bits.Equal(training.Forward(input), inference.Forward(input));
    }
}
