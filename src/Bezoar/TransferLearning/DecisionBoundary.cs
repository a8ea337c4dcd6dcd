using Bezoar.Learning.Networks;
using Bezoar.Numerics;

namespace Bezoar.TransferLearning;

/// <summary>
/// Where a network's last layer, a fully connected one, decides between two classes: the hyperplane in the space of features whose normal is the
/// difference of both classes' weights.
/// </summary>
public sealed class DecisionBoundary
{
    private readonly double[] _normal;

    private DecisionBoundary(double[] normal) => _normal = normal;

    /// <summary>w_a − w_b.</summary>
    public ReadOnlySpan<double> Normal => _normal;

    /// <summary>Reads a network's boundary.</summary>
    /// <param name="network">Whose last parameters are weights and biases of a fully connected layer.</param>
    /// <param name="a">One class.</param>
    /// <param name="b">The other.</param>
    public static DecisionBoundary Of(Network network, int a, int b)
    {
        var weight = network.Parameters[^2];
        var (classes, length) = (weight.Shape[0], weight.Shape[1]);
        var values = new float[weight.Count];
        weight.CopyTo(values);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Math.Max(a, b), classes, nameof(a));
        var normal = new double[length];
        for (var i = 0; i < length; i++) normal[i] = (double)values[a * length + i] - values[b * length + i];
        return new(normal);
    }

    /// <summary>
    /// Angular deviation: the angle between two boundaries' normals, in degrees from 0 to 180 (Shafahi et al., arXiv 1804.00792, section 3.2). NaN
    /// where one of them is zero.
    /// </summary>
    public double DegreesTo(DecisionBoundary other)
    {
        // By the half-angle, which loses no digits where the angle is small, as the inverse cosine does.
        var (length, otherLength) = (Norm(_normal), Norm(other._normal));
        double difference = 0, sum = 0;
        for (var i = 0; i < _normal.Length; i++)
        {
            var (x, y) = (_normal[i] / length, other._normal[i] / otherLength);
            difference += (x - y) * (x - y);
            sum += (x + y) * (x + y);
        }
        return 2 * Elementary.Arctangent(Math.Sqrt(difference), Math.Sqrt(sum)) * 180 / Math.PI;
    }

    private static double Norm(double[] vector)
    {
        var squares = 0.0;
        foreach (var value in vector) squares += value * value;
        return Math.Sqrt(squares);
    }
}
