using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Layers;

namespace Bezoar.Tests.Learning.Networks.Layers;

/// <summary>A residual layer gives the bits of its two paths, each run as a network of its own and added up.</summary>
public class ResidualTests
{
    private const int Count = 3;

    private static readonly TensorShape Shape = new(6, 5, 3);

    /// <summary>Paths without parameters, whose names would differ, and of every way in which memory may be shared.</summary>
    public static TheoryData<string, Layer[], Layer[]> Paths => new()
    {
        { "nothing", [], [] },
        { "a copy", [new Subsample(1, 3)], [] },
        { "an output that is read again", [new Tanh()], [] },
        { "in place within", [new AveragePool(3, 1, 1), new Tanh()], [] },
        { "empty branch", [], [new Sigmoid()] },
        { "rectified twice", [new Subsample(1, 3), new Relu()], [new Relu()] },
        { "both get smaller", [new MaxPool(3, 2, 1), new Tanh(), new Subsample(1, 17)], [new Subsample(2, 17)] },
        { "nested", [new Residual([new Tanh()], []), new Residual([new Residual([], [new Sigmoid()])], [])], [new Residual([], [])] },
        { "nested, rectified", [new Tanh(), new Residual([new Tanh()], []), new Relu()], [new Residual([], []), new Sigmoid()] },
    };

    [Theory]
    [MemberData(nameof(Paths))]
    public void PathsAreAddedUp(string name, Layer[] branch, Layer[] shortcut)
    {
        Assert.NotEmpty(name);
        foreach (var rectified in (bool[])[false, true])
        {
            Layer[] after = rectified ? [new Relu()] : [];
            using var residual = new RunningNetwork(Shape, Count, [new Residual(branch, shortcut), .. after]);
            using var first = new RunningNetwork(Shape, Count, branch);
            using var second = new RunningNetwork(Shape, Count, shortcut);
            var input = Bits.Random(Count * Shape.Count, 1);
            var sum = Sum(first.Forward(input), second.Forward(input));
            Bits.Equal(rectified ? Passed(sum, sum) : sum, residual.Forward(input));

            var upstream = Bits.Random(sum.Length, 2);
            var derivatives = rectified ? Passed(upstream, sum) : upstream;
            Bits.Equal(Sum(first.Backward(derivatives), second.Backward(derivatives)), residual.Backward(upstream));
        }
    }

    [Theory]
    [InlineData(Gradients.Parameters)]
    [InlineData(Gradients.Input)]
    public void OneKindOfDerivativesAloneIsTheSame(Gradients wanted)
    {
        Layer[] layers = [new Residual([new Convolution(4, 3, Padding: 1), new BatchNorm()], [new Convolution(4, 1)]), new Relu(), new BatchNorm()];
        using var all = new RunningNetwork(Shape, Count, layers);
        using var some = new RunningNetwork(Shape, Count, layers);
        foreach (var parameter in some.Network.Parameters) parameter.Gradient.Fill(7);
        var upstream = Bits.Random(Count * 6 * 5 * 4, 2);
        all.Forward(Bits.Random(Count * Shape.Count, 1), training: true);
        some.Forward(Bits.Random(Count * Shape.Count, 1), training: true);
        var (expected, actual) = (all.Backward(upstream), some.Backward(upstream, wanted));
        if (wanted == Gradients.Input) Bits.Equal(expected, actual);
        foreach (var (one, other) in all.Network.Parameters.Zip(some.Network.Parameters))
            if (wanted == Gradients.Parameters) Bits.Equal(one.Gradient, other.Gradient);
            else Assert.All(other.Gradient.ToArray(), value => Assert.Equal(7, value));
    }

    [Fact]
    public void ParametersAreNamedByTheirPath()
    {
        Layer[] layers = [new Relu(), new Residual([new Tanh(), new Residual([new BatchNorm()], [])], [new Convolution(3, 1)])];
        var definition = new NetworkDefinition("net", Shape, layers);
        using var network = new Network(definition, 1);
        Assert.Equal(
        [
            "1.branch.1.branch.0.weight", "1.branch.1.branch.0.bias", "1.branch.1.branch.0.running_mean",
            "1.branch.1.branch.0.running_var", "1.shortcut.0.weight", "1.shortcut.0.bias",
        ], network.Parameters.Select(parameter => parameter.Name));
        Assert.Equal(6 * 5 * 3 * 3, definition.MultiplyAdds.Sum());
    }

    private static float[] Sum(float[] first, float[] second) => [.. first.Zip(second, (a, b) => a + b)];

    private static float[] Passed(float[] numbers, float[] condition) => [.. numbers.Zip(condition, (number, where) => where > 0 ? number : 0)];
}
