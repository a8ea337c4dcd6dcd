using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Architectures;
using Bezoar.Numerics;

namespace Bezoar.Tests.Learning.Networks.Architectures;

public class ArchitectureTests
{
    /// <summary>Counted by hand from the papers; for batch norm without the running statistics.</summary>
    public static TheoryData<string, int, int, int> ParameterCounts => new()
    {
        { "badnets-cnn", 28, 1, 281_034 },
        { "wide-cnn", 28, 1, 320 + 18_496 + 12 * 12 * 64 * 128 + 128 + 1_290 },
        { "nin", 28, 1, NinParameters(1) },
        { "nin", 32, 3, NinParameters(3) },
        { "resnet20", 32, 3, 269_722 },
        { "resnet32", 32, 3, 464_154 },
        { "alexnet-cifar", 32, 3, 2_251_584 + 4 * 4 * 256 * 512 + 512 + 5_130 },
        { "alexnet-cifar-quarter", 32, 3, 141_264 + 4 * 4 * 64 * 128 + 128 + 1_290 },
        { "linear", 28, 1, 7_850 },
    };

    [Theory]
    [MemberData(nameof(ParameterCounts))]
    public void HasAsManyParametersAsItsPaperSays(string name, int size, int channels, int expected)
    {
        var definition = ArchitectureCatalog.Get(name).Define(new(size, size, channels), 10);
        using var network = new Network(definition, 1);
        Assert.Equal(name, definition.Name);
        Assert.Equal(TensorShape.Vector(10), definition.Output);
        Assert.Equal(expected, network.Parameters.Where(parameter => parameter.IsTrained).Sum(parameter => parameter.Count));
    }

    [Theory]
    [InlineData("nin", "28×28×96", "14×14×192", "7×7×192")]
    [InlineData("resnet20", "32×32×16", "16×16×32", "8×8×64")]
    [InlineData("alexnet-cifar", "32×32×64", "8×8×384", "4×4×256")]
    [InlineData("alexnet-cifar-quarter", "32×32×16", "8×8×96", "4×4×64")]
    public void ImagesShrinkWhereThePaperSays(string name, params string[] shapes)
    {
        var definition = ArchitectureCatalog.Get(name).Define(name == "nin" ? new(28, 28, 1) : new(32, 32, 3), 10);
        Assert.Subset(definition.Shapes.Select(shape => shape.ToString()).ToHashSet(), shapes.ToHashSet());
    }

    [Fact]
    public void ResidualNetworksTakeAsManyMultiplyAddsAsTheirPaperSays() =>
        Assert.Equal(40.55, ArchitectureCatalog.Get("resnet20").Define(new(32, 32, 3), 10).MultiplyAdds.Sum() / 1e6, 0.01);

    [Fact]
    public void AllRunOnTheSmallestImagesThatTheyTake()
    {
        foreach (var architecture in ArchitectureCatalog.All)
        {
            using var network = new Network(architecture.Define(new(16, 16, 2), 3), 1);
            using var runner = network.CreateRunner(2, RunnerMode.Training, Workers.Single);
            Bits.Random(runner.Input.Length, 1).CopyTo(runner.Input);
            Assert.All(runner.Forward(2, training: true).ToArray(), output => Assert.True(float.IsFinite(output)));
            Bits.Random(6, 2).CopyTo(runner.OutputGradient);
            runner.Backward(Gradients.Parameters | Gradients.Input);
            Assert.Contains(runner.InputGradient.ToArray(), derivative => derivative != 0);
        }
    }

    [Fact]
    public void ImagesThatAreTooSmallAreRefused() => Fails.With(
        () => ArchitectureCatalog.Get("badnets-cnn").Define(new(15, 15, 1), 10), "badnets-cnn: layer 5 (AveragePool", "receives 32 and needs at least 2×2 places",
        "; choose another --model, 'linear' takes any input");

    [Theory]
    [InlineData("resnet-20", "did you mean resnet20?")]
    [InlineData("NINN", "did you mean nin?")]
    [InlineData("vgg16", "there are badnets-cnn, wide-cnn, nin, alexnet-cifar, alexnet-cifar-quarter, resnet20, resnet32, linear")]
    public void UnknownNamesAreAnsweredWithThoseThatExist(string name, string part) =>
        Fails.With(() => ArchitectureCatalog.Get(name), $"no network is called '{name}'", part);

    [Fact]
    public void CaseDoesNotMatter() => Assert.Equal("nin", ArchitectureCatalog.Get("NiN").Name);

    /// <summary>Weights, then weight and bias of batch norm, then the last layer.</summary>
    private static int NinParameters(int channels) =>
        25 * channels * 192 + 192 * 160 + 160 * 96 + 25 * 96 * 192 + 2 * 192 * 192 + 9 * 192 * 192 + 2 * 192 * 192
        + 2 * (192 + 160 + 96 + 6 * 192) + 192 * 10 + 10;
}
