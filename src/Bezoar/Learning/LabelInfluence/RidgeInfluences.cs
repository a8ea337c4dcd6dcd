using System.Runtime.Intrinsics;
using Bezoar.Numerics;
using Bezoar.Voting;

namespace Bezoar.Learning.LabelInfluence;

/// <summary>
/// Ridge regression of one-hot labels on embedded inputs, from the side of the labels: the score of class c on a test input x is Σ_i α_i(x) · 1[y_i = c] with
/// α(x) = Z(ZᵀZ + λI)⁻¹z(x), in which no label has a part. α is rounded to whole numbers, so that the classifier is exactly what is certified.
/// </summary>
/// <remarks>Each α_i is one chain of fused multiply-adds over the coordinates, in a lane of its own.</remarks>
public sealed unsafe class RidgeInfluences : IDisposable
{
    private const int Lanes = 16;

    // Adding and taking away 1.5 · 2²³ rounds to the nearest whole number, ties to even.
    private const float RoundingShift = 12582912f;

    private readonly int _coordinates, _stride;
    private readonly double[] _inverse;
    private readonly int[] _classStarts;
    private readonly AlignedBuffer _directions;

    /// <summary>Solves the normal equations.</summary>
    /// <param name="training">Training inputs × coordinates; their directions count, not their lengths.</param>
    /// <param name="coordinates">Coordinates of an input.</param>
    /// <param name="labels">One for each training input; there may be none.</param>
    /// <param name="classCount">Classes.</param>
    /// <param name="options">λ.</param>
    /// <exception cref="BezoarException">Impossible options.</exception>
    /// <exception cref="ArgumentException">Not one label for each input.</exception>
    public RidgeInfluences(ReadOnlySpan<float> training, int coordinates, ReadOnlySpan<int> labels, int classCount, RidgeInfluenceOptions options)
    {
        options.Validate();
        ArgumentOutOfRangeException.ThrowIfNotEqual(training.Length, labels.Length * coordinates);
        _coordinates = coordinates;
        _inverse = Inverse(training, _coordinates, options.Lambda);
        // Class after class, so that counting weights needs no look at labels; every class begins with a whole vector.
        _classStarts = new int[classCount + 1];
        var counts = new int[classCount];
        foreach (var label in labels) counts[label]++;
        for (var c = 0; c < classCount; c++) _classStarts[c + 1] = _classStarts[c] + (counts[c] + Lanes - 1) / Lanes * Lanes;
        ClassCounts = counts;
        _stride = _classStarts[^1];
        _directions = new(Math.Max(1, (long)_stride * _coordinates));
        Place(training, labels);
    }

    /// <summary>Training samples of each class.</summary>
    public IReadOnlyList<int> ClassCounts { get; }

    /// <summary>Numbers that weighing needs room for.</summary>
    internal int ScratchLength => _stride;

    /// <summary>Room for one number of each training input.</summary>
    public AlignedBuffer CreateScratch() => new(Math.Max(_stride, 1));

    /// <summary>The weights of all labels on one test input: α, so that the largest in size is 255.</summary>
    /// <param name="input">Coordinates of the test input; its length does not count.</param>
    /// <param name="scratch">From <see cref="CreateScratch"/>.</param>
    /// <param name="weights">Receives them.</param>
    public void Weigh(ReadOnlySpan<float> input, AlignedBuffer scratch, WeightedLabels weights)
    {
        weights.Clear();
        var factors = stackalloc float[_coordinates];
        Solve(input, new(factors, _coordinates));
        var largest = Influences(factors, scratch.Start);
        var scale = WeightedLabels.LargestWeight / largest;
        // Where all influences are 0, or so small that none can be told from another, they count as none.
        if (!float.IsFinite(scale)) scale = 0;
        for (var c = 0; c < ClassCounts.Count; c++) Count(scratch.Start + _classStarts[c], ClassCounts[c], scale, weights.Of(c));
    }

    /// <inheritdoc/>
    public void Dispose() => _directions.Dispose();

    private static double[] Inverse(ReadOnlySpan<float> training, int size, double lambda)
    {
        var normal = new double[size * size];
        var direction = new double[size];
        for (var at = 0; at < training.Length; at += size)
        {
            Normalise(training.Slice(at, size), direction);
            for (var i = 0; i < size; i++)
                for (var j = 0; j < size; j++) normal[i * size + j] += direction[i] * direction[j];
        }
        var (values, vectors) = SymmetricEigen.Decompose(normal, size);
        var inverse = new double[size * size];
        for (var i = 0; i < size; i++)
            for (var j = 0; j < size; j++)
                for (var v = 0; v < size; v++) inverse[i * size + j] += vectors[i * size + v] * vectors[j * size + v] / (Math.Max(0, values[v]) + lambda);
        return inverse;
    }

    private static void Normalise(ReadOnlySpan<float> vector, Span<double> direction)
    {
        var square = 0.0;
        foreach (var number in vector) square += (double)number * number;
        var scale = square > 0 ? 1 / Math.Sqrt(square) : 0;
        for (var i = 0; i < direction.Length; i++) direction[i] = vector[i] * scale;
    }

    private void Place(ReadOnlySpan<float> training, ReadOnlySpan<int> labels)
    {
        // What fills up a class has no influence.
        _directions.Clear();
        var places = _classStarts[..^1].ToArray();
        var direction = new double[_coordinates];
        for (var sample = 0; sample < labels.Length; sample++)
        {
            Normalise(training.Slice(sample * _coordinates, _coordinates), direction);
            var place = places[labels[sample]]++;
            for (var i = 0; i < _coordinates; i++) _directions.Start[(long)i * _stride + place] = (float)direction[i];
        }
    }

    private void Solve(ReadOnlySpan<float> input, Span<float> factors)
    {
        var direction = new double[_coordinates];
        Normalise(input, direction);
        for (var i = 0; i < _coordinates; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < _coordinates; j++) sum += _inverse[i * _coordinates + j] * direction[j];
            factors[i] = (float)sum;
        }
    }

    /// <summary>α of every training input; what fills up a class has 0.</summary>
    /// <returns>The largest |α|.</returns>
    private float Influences(float* factors, float* influences)
    {
        var largest = Vector512<float>.Zero;
        for (var at = 0; at < _stride; at += Lanes)
        {
            var sum = Vector512<float>.Zero;
            for (var i = 0; i < _coordinates; i++)
                sum = Vector512.FusedMultiplyAdd(Vector512.Create(factors[i]), Vector512.Load(_directions.Start + (long)i * _stride + at), sum);
            sum.Store(influences + at);
            largest = Vector512.Max(largest, Vector512.Abs(sum));
        }
        var most = 0f;
        for (var lane = 0; lane < Lanes; lane++) most = Math.Max(most, largest[lane]);
        return most;
    }

    private static void Count(float* influences, int count, float scale, Span<int> counts)
    {
        var shift = Vector512.Create(RoundingShift);
        var rounded = stackalloc int[Lanes];
        fixed (int* zero = &counts[WeightedLabels.LargestWeight])
            for (var at = 0; at < count; at += Lanes)
            {
                var whole = Vector512.FusedMultiplyAdd(Vector512.Load(influences + at), Vector512.Create(scale), shift) - shift;
                Vector512.ConvertToInt32(whole).Store(rounded);
                var lanes = Math.Min(Lanes, count - at);
                for (var lane = 0; lane < lanes; lane++) zero[rounded[lane]]++;
            }
    }
}
