using System.Globalization;

namespace Bezoar.Certificates.Verification;

/// <summary>What the verifier itself knows of a method: what it can promise, what its votes must be, and what follows from them.</summary>
internal abstract class KnownMethod(MethodWords words, int classCount)
{
    private const string FinitePrefix = "fa-", RunOffEnding = "-roe", KernelPrefix = "kernel-votes-", FlipsPrefix = "label-flips-";

    public MethodWords Words => words;

    /// <summary>Classes.</summary>
    protected int ClassCount => classCount;

    /// <summary>Numbers of a row.</summary>
    public abstract int Width { get; }

    /// <summary>What a row must be, in words, for the list of checks.</summary>
    public abstract string RowsAre { get; }

    /// <summary>Null where the method is not one that can be verified.</summary>
    /// <exception cref="EvidenceFault">The entry lacks what belongs to the method.</exception>
    public static KnownMethod? Find(MethodClaims claims, int classCount) => claims.Method switch
    {
        "dpa" => new CountedVotesCheck(MethodWords.Dpa, claims.Partitions, classCount),
        "knn" => new CountedVotesCheck(MethodWords.Neighbours, claims.Partitions, classCount),
        "ss-dpa" => new CountedVotesCheck(MethodWords.SortedPartitions, claims.Partitions, classCount),
        "roe" => new RunOffCheck(claims.Partitions, classCount),
        var name when name.StartsWith(KernelPrefix, StringComparison.Ordinal) && IsNumber(name[KernelPrefix.Length..], NumberStyles.AllowDecimalPoint) =>
            new WeightsCheck(claims.WeightUnit ?? throw new EvidenceFault($"weightUnit is missing"), classCount),
        var name when name.StartsWith(FlipsPrefix, StringComparison.Ordinal) && IsNumber(name[FlipsPrefix.Length..], NumberStyles.None) => new ClusterFlipsCheck(classCount),
        var name when name.StartsWith(FinitePrefix, StringComparison.Ordinal) => FindSpread(name[FinitePrefix.Length..], claims, classCount),
        _ => null,
    };

    /// <summary>Throws where a row cannot be one of the method's.</summary>
    public abstract void Require(IReadOnlyList<int> row, int index);

    /// <summary>The class that wins.</summary>
    public abstract int Winner(IReadOnlyList<int> row);

    /// <summary>The largest budget that leaves the winner where it is.</summary>
    public abstract long Withstood(IReadOnlyList<int> row, int winner);

    /// <summary>Votes or weights for a class, and for all classes.</summary>
    public abstract (long Own, long All) Tally(IReadOnlyList<int> row, int label);

    /// <summary>The least budget from 1 on that suffices, by bisection: more never helps the winner.</summary>
    protected static long Least(long surelySuffices, Func<long, bool> suffices)
    {
        long fails = 0;
        while (surelySuffices - fails > 1)
        {
            var budget = fails + (surelySuffices - fails) / 2;
            if (suffices(budget)) surelySuffices = budget;
            else fails = budget;
        }
        return surelySuffices;
    }

    /// <summary>Whether a class comes before another one: more votes, or as many and the smaller number.</summary>
    protected static bool Beats(long votes, int c, long otherVotes, int other) => votes > otherVotes || (votes == otherVotes && c < other);

    private static KnownMethod? FindSpread(string rest, MethodClaims claims, int classCount)
    {
        var withRunOff = rest.EndsWith(RunOffEnding, StringComparison.Ordinal);
        var degree = withRunOff ? rest[..^RunOffEnding.Length] : rest;
        if (!IsNumber(degree, NumberStyles.None)) return null;
        var reach = new BucketReach(claims.Partitions, claims.Shifts ?? throw new EvidenceFault($"shifts is missing"));
        if (reach.Degree.ToString(CultureInfo.InvariantCulture) != degree) throw new EvidenceFault($"{reach.Degree} shifts, but the method is {claims.Method}");
        return withRunOff ? new SpreadRunOffCheck(reach, classCount) : new SpreadCheck(reach, classCount);
    }

    // Only such names ever reach a path.
    private static bool IsNumber(string text, NumberStyles style) =>
        text.Length is > 0 and < 12 && double.TryParse(text, style, CultureInfo.InvariantCulture, out _);
}
