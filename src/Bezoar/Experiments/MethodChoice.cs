using System.Globalization;
using Bezoar.Certificates.RandomisedSmoothing;

namespace Bezoar.Experiments;

/// <summary>A kind of certificate that is asked for, as the command line writes it: <c>dpa</c>, <c>fa:16</c>, <c>knn:1000-5000</c>.</summary>
/// <param name="Name">One of <see cref="Names"/>.</param>
/// <param name="Numbers">What stands behind the colon; empty for the default.</param>
public sealed record MethodChoice(string Name, IReadOnlyList<float> Numbers)
{
    /// <summary>Deep Partition Aggregation.</summary>
    public const string Dpa = "dpa";

    /// <summary>Run-Off Election on the base classifiers of <see cref="Dpa"/>.</summary>
    public const string RunOff = "roe";

    /// <summary>Finite Aggregation, with d behind the colon.</summary>
    public const string Finite = "fa";

    /// <summary>Run-Off Election on the base classifiers of <see cref="Finite"/>.</summary>
    public const string FiniteRunOff = "fa-roe";

    /// <summary>k nearest neighbours, with their number or a range of numbers behind the colon.</summary>
    public const string Neighbours = "knn";

    /// <summary>Kernel votes, with the reach or a range of reaches behind the colon.</summary>
    public const string KernelVotes = "kernel-votes";

    /// <summary>d of Finite Aggregation where none is given.</summary>
    public const int DefaultDegree = 16;

    /// <summary>Semi-supervised Deep Partition Aggregation, against label flips.</summary>
    public const string SortedPartitions = "ss-dpa";

    /// <summary>White-box label flips on clusters of the training inputs, with their number behind the colon.</summary>
    public const string LabelFlips = "label-flips";

    /// <summary>White-box label flips on ensembles of ridge regressions, with the number of partitions behind the colon.</summary>
    public const string RidgeFlips = "ridge-flips";

    /// <summary>Randomised smoothing of labels, with the noise q or a range of it behind the colon; the largest radius that follows.</summary>
    public const string Smoothing = "smoothing";

    /// <summary>The same, with the radius of the Kullback–Leibler divergence.</summary>
    public const string SmoothingByDivergence = "smoothing-kl";

    private const int StepsOfRange = 5;

    // Names of results have numbers in them: so many decimals are written without an exponent.
    private const int Decimals = 4;

    private static readonly float[] DefaultNoises = [0.01f, 0.03f, 0.1f, 0.3f, 0.5f];

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } = [Dpa, RunOff, Finite, FiniteRunOff, Neighbours, KernelVotes, SortedPartitions, LabelFlips, RidgeFlips, Smoothing, SmoothingByDivergence];

    /// <summary>Reads <c>NAME</c>, <c>NAME:NUMBER</c> or <c>NAME:FIRST-LAST</c>; a range stands for five numbers, evenly spaced.</summary>
    /// <returns>Null where it is none of these, or no name that is known.</returns>
    public static MethodChoice? TryParse(string text)
    {
        if (text.Split(':') is not [var name, .. { Length: <= 1 } behind] || !Names.Contains(name)) return null;
        if (behind is []) return new(name, []);
        var words = behind[0].Split('-');
        var numbers = new float[words.Length];
        for (var i = 0; i < words.Length; i++)
            if (!float.TryParse(words[i], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out numbers[i])) return null;
        return numbers switch
        {
            [_] => new(name, numbers),
            [var first, var last] when first < last =>
                new(name, [.. Enumerable.Range(0, StepsOfRange).Select(i => MathF.Round(first + (last - first) * i / (StepsOfRange - 1), name is KernelVotes or Smoothing or SmoothingByDivergence ? Decimals : 0)).Distinct()]),
            _ => null,
        };
    }

    /// <summary>Whether it is about changed labels, and not about inserted and removed samples.</summary>
    public bool IsAgainstLabelFlips => Name is SortedPartitions or LabelFlips or RidgeFlips || IsSmoothing;

    /// <summary>Whether labels are smoothed.</summary>
    public bool IsSmoothing => Name is Smoothing or SmoothingByDivergence;

    /// <summary>How much noise, for this number of classes. A q that is written 0.3 is 0.3, and not the nearest float32.</summary>
    internal IEnumerable<LabelNoise> Noises(int classCount) =>
        (Numbers.Count > 0 ? Numbers : DefaultNoises.Where(q => q < (classCount - 1.0) / classCount)).Distinct().Select(q => new LabelNoise((double)(decimal)q, classCount));

    /// <summary>Everything that is impossible, as far as it shows without the data.</summary>
    public IEnumerable<string> Faults()
    {
        if (Name is Dpa or RunOff or SortedPartitions && Numbers.Count > 0) yield return $"{Name} takes no number";
        foreach (var number in Numbers)
        {
            if (Name is Finite or FiniteRunOff && (number is < 1 or > 256 || number != MathF.Floor(number)))
                yield return FormattableString.Invariant($"{Name}:{number}, must be a whole number of 1 to 256");
            if (Name == LabelFlips && (number is < 2 or > 256 || number != MathF.Floor(number)))
                yield return FormattableString.Invariant($"{Name}:{number}, must be a whole number of 2 to 256 clusters");
            if (Name == RidgeFlips && (number is < 1 or > 10_000 || number != MathF.Floor(number)))
                yield return FormattableString.Invariant($"{Name}:{number}, must be a whole number of 1 to 10000 partitions");
            if (Name == Neighbours && (number is < 1 or > int.MaxValue || number != MathF.Floor(number)))
                yield return FormattableString.Invariant($"{Name}:{number}, must be a whole number of at least 1");
            if (IsSmoothing && !(number is > 0 and < 1 && HasFewDecimals(number)))
                yield return FormattableString.Invariant($"{Name}:{number}, must be above 0 and below 1 and have at most {Decimals} decimals");
            if (Name == KernelVotes && !(number is > 0 and <= 4 && HasFewDecimals(number)))
                yield return FormattableString.Invariant($"{Name}:{number}, must be above 0 and at most 4 and have at most {Decimals} decimals");
        }
    }

    private static bool HasFewDecimals(float number) => number == MathF.Round(number, Decimals);

    /// <summary>As <see cref="TryParse"/> reads it.</summary>
    public override string ToString() => Numbers.Count == 0 ? Name : string.Create(CultureInfo.InvariantCulture, $"{Name}:{string.Join('-', Numbers)}");
}
