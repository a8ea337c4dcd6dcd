using Bezoar.Numerics;

namespace Bezoar.Tests.Learning.Networks;

/// <summary>
/// Compares derivatives with differences of a made-up linear function of the output, which is added up in float64. Two distances
/// are combined so that the error of a difference falls with the fourth power of the distance (Richardson).
/// </summary>
internal sealed class GradientCheck(RunningNetwork network, float[] input, bool training)
{
    private const int MostNumbers = 60;

    // What differences make of the last bits of float32 outputs, where the derivative is zero.
    private const double Noise = 3e-5;

    private readonly float[] _upstream = Bits.Random(input.Length / network.Network.Definition.Input.Count * network.Network.Definition.Output.Count, 7);

    /// <summary>How far a number is moved, at most. Where a function has kinks, no number may be this near to one.</summary>
    public float Distance { get; init; } = 1f / 16;

    /// <summary>Of the largest derivative of the same tensor.</summary>
    public double Tolerance { get; init; } = 1e-3;

    /// <summary>Checks some of the derivatives by the input and by every parameter.</summary>
    public void Run()
    {
        network.Forward(input, training);
        var toInput = network.Backward(_upstream);
        var toParameters = network.Network.Parameters.Select(parameter => parameter.Gradient.ToArray()).ToArray();
        var moved = (float[])input.Clone();
        Check("input", toInput, (i, distance) =>
        {
            moved[i] = input[i] + distance;
            var value = Value(moved);
            moved[i] = input[i];
            return value;
        });
        foreach (var (parameter, gradient) in network.Network.Parameters.Zip(toParameters))
        {
            if (!parameter.IsTrained) continue;
            Check(parameter.Name, gradient, (i, distance) =>
            {
                var before = parameter.Values[i];
                parameter.Values[i] += distance;
                var value = Value(input);
                parameter.Values[i] = before;
                return value;
            });
        }
    }

    private void Check(string name, float[] gradient, Func<int, float, double> valueAt)
    {
        var scale = gradient.Max(Math.Abs);
        int[] places = [.. Enumerable.Range(0, gradient.Length)];
        new CounterRandom(3).Shuffle<int>(places);
        foreach (var i in places.Take(MostNumbers))
        {
            var expected = (4 * Difference(i, Distance / 2) - Difference(i, Distance)) / 3;
            if (!(Math.Abs(expected - gradient[i]) <= Tolerance * scale + Noise))
                Assert.Fail($"derivative by {name}[{i}] is {gradient[i]:R}, differences say {expected:R} (largest {scale:R})");
        }

        double Difference(int i, float distance) => (valueAt(i, distance) - valueAt(i, -distance)) / (2.0 * distance);
    }

    private double Value(float[] x) => network.Forward(x, training).Zip(_upstream, (y, weight) => (double)y * weight).Sum();
}
