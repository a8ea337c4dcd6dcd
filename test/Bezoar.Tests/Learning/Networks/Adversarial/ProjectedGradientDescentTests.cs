using Bezoar.Data;
using Bezoar.Learning.Networks.Adversarial;
using Bezoar.Learning.Networks.Losses;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;
using Bezoar.Tests.Attacks;

namespace Bezoar.Tests.Learning.Networks.Adversarial;

public sealed class ProjectedGradientDescentTests : IDisposable
{
    // More than two chunks.
    private static readonly Dataset Images = Toys.Images(HardenedImages.Shape, 70);
    private readonly RunningNetwork _network = HardenedImages.Network();

    public static TheoryData<PgdOptions> Options => [HardenedImages.L2, HardenedImages.Linf];

    public void Dispose() => _network.Dispose();

    [Theory, MemberData(nameof(Options))]
    public void GivesWhatAPlainLoopGives(PgdOptions options)
    {
        var hardened = HardenedImages.Harden(_network, Images, options);
        var (size, others) = (HardenedImages.Shape.ByteCount, 0);
        for (var i = 0; i < Images.Count; i++)
        {
            var expected = HardenedImages.HardenPlainly(_network, Images.Record(i), Images.Labels[i], options);
            for (var j = 0; j < size; j++)
                if (Math.Abs(expected[j] - hardened[i * size + j]) > 0.501) others++;
        }
        // Those that rounding has led back into the ball, and slopes whose sign hangs on their last bit.
        Assert.InRange(others, 0, hardened.Length / 50);
    }

    [Theory, MemberData(nameof(Options))]
    public void EveryLossGrows(PgdOptions options)
    {
        var hardened = new Dataset("hardened", Images.Shape, Images.ClassCount, HardenedImages.Harden(_network, Images, options), Images.Labels.ToArray());
        Assert.All(Losses(Images).Zip(Losses(hardened)), pair => Assert.True(pair.Second > 1.05 * pair.First, $"{pair}"));
    }

    [Theory, MemberData(nameof(Options))]
    public void EachResultIsOfItsOwnImageAlone(PgdOptions options)
    {
        var together = HardenedImages.Harden(_network, Images, options);
        for (var i = 0; i < Images.Count; i += 23)
            Assert.Equal(together.AsSpan(i * HardenedImages.Shape.ByteCount, HardenedImages.Shape.ByteCount).ToArray(), HardenedImages.Harden(_network, Images.Subset("alone", [i]), options));
    }

    [Theory, MemberData(nameof(Options))]
    public void ThreadsChangeNoByte(PgdOptions options) =>
        Assert.Equal(HardenedImages.Harden(_network, Images, options), HardenedImages.Harden(_network, Images, options, threads: 2));

    [Theory]
    [InlineData(PerturbationNorm.L2)]
    [InlineData(PerturbationNorm.Linf)]
    public void WithoutARadiusImagesStay(PerturbationNorm norm) => Assert.Equal(
        Images.Records.ToArray(), HardenedImages.Harden(_network, Images, new() { Norm = norm, Epsilon = 0, Iterations = 2 }));

    [Fact]
    public void NamesEveryFaultAtOnce() => Fails.With(
        () => HardenedImages.Harden(_network, Images, new() { Norm = (PerturbationNorm)7, Epsilon = double.NaN, Iterations = 0, Step = -1 }),
        "projected gradient descent", "unknown norm", "epsilon is NaN", "iterations is 0", "step is -1");

    [Theory]
    [InlineData(8, 100, 1.5)]
    [InlineData(600, 100, 112.5)]
    public void StepsAreInProportionToTheRadius(double epsilon, int iterations, double expected)
    {
        var options = new PgdOptions { Norm = PerturbationNorm.Linf, Epsilon = epsilon, Iterations = iterations };
        Assert.Equal(expected, options.StepLength);
        Assert.Equal(FormattableString.Invariant($"ℓ∞ ε = {epsilon}, {iterations} steps of {expected}"), options.Description);
    }

    [Fact]
    public void OtherImagesAreRefused()
    {
        var grey = new ImageShape(1, 12, 12);
        Fails.With(
            () => ProjectedGradientDescent.Run(_network.Network, Standardisation.None, grey, new byte[144], new int[1], new(), Workers.Single, new byte[144]),
            "net", "8×6×3", "1×12×12");
        Assert.Throws<ArgumentException>(() => ProjectedGradientDescent.Run(
            _network.Network, Standardisation.None, HardenedImages.Shape, new byte[144], new int[2], new(), Workers.Single, new byte[144]));
    }

    [Fact]
    public void StopsWhenCancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => ProjectedGradientDescent.Run(
            _network.Network, Standardisation.None, HardenedImages.Shape, new byte[144], new int[1], new(), new(1, source.Token), new byte[144]));
    }

    private double[] Losses(Dataset images)
    {
        using var evaluator = new Evaluator(_network.Network, images.Shape, HardenedImages.Standardisation, 16, Workers.Single);
        var (outputs, losses) = (new float[images.Count * images.ClassCount], new double[images.Count]);
        evaluator.Outputs(SampleSource.InFileOrder(images), outputs);
        SoftmaxCrossEntropy.Losses(outputs, images.Labels, losses);
        return losses;
    }
}
