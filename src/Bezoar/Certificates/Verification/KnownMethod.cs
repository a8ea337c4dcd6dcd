using System.Globalization;

namespace Bezoar.Certificates.Verification;

/// <summary>What the verifier itself knows of a method: what it can promise, what its votes must be, and what follows from them.</summary>
internal abstract class KnownMethod(MethodWords words, int classCount)
{
    // A ballot has a bit for each class.
    private const int MostClassesOfBallots = 23;

    private const string FinitePrefix = "fa-", RunOffEnding = "-roe", KernelPrefix = "kernel-votes-", FlipsPrefix = "label-flips-",
        SmoothingPrefix = "smoothing-", DivergencePrefix = "smoothing-kl-";

    public MethodWords Words => words;

    /// <summary>Classes.</summary>
    protected int ClassCount => classCount;

    /// <summary>Whether there are no partitions: all training samples, or as many as there are in a cluster, vote together.</summary>
    public virtual bool VotesAsOne => false;

    /// <summary>Numbers of a row.</summary>
    public abstract int Width { get; }

    /// <summary>What a row must be, in words, for the list of checks.</summary>
    public abstract string RowsAre { get; }

    /// <summary>Null where the method is not one that can be verified.</summary>
    /// <exception cref="EvidenceFault">The entry lacks what belongs to the method.</exception>
    public static KnownMethod? Find(MethodClaims claims, DatasetClaims dataset) => Find(claims, dataset.ClassCount, dataset.TrainCount ?? int.MaxValue);

    private static KnownMethod? Find(MethodClaims claims, int classCount, int samples) => claims.Method switch
    {
        "dpa" => new CountedVotesCheck(MethodWords.Dpa, claims.Partitions, classCount),
        "knn" => new NeighboursCheck(claims.Partitions, classCount),
        "ss-dpa" => new CountedVotesCheck(MethodWords.SortedPartitions, claims.Partitions, classCount),
        "ridge-flips" => new TurnedVotesCheck(claims.Partitions, samples, classCount),
        "roe" => new RunOffCheck(claims.Partitions, classCount),
        var name when name.StartsWith(KernelPrefix, StringComparison.Ordinal) && IsNumber(name[KernelPrefix.Length..], NumberStyles.AllowDecimalPoint) =>
            new WeightsCheck(claims.WeightUnit ?? throw new EvidenceFault($"weightUnit is missing"), samples, classCount),
        var name when name.StartsWith(FlipsPrefix, StringComparison.Ordinal) && IsNumber(name[FlipsPrefix.Length..], NumberStyles.None) =>
            new ClusterFlipsCheck(long.Parse(name.AsSpan(FlipsPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture), samples, classCount),
        var name when name.StartsWith(FinitePrefix, StringComparison.Ordinal) => FindSpread(name[FinitePrefix.Length..], claims, classCount),
        var name when name.StartsWith(DivergencePrefix, StringComparison.Ordinal) => FindSmoothed(name[DivergencePrefix.Length..], samples, classCount, isByDivergence: true),
        var name when name.StartsWith(SmoothingPrefix, StringComparison.Ordinal) => FindSmoothed(name[SmoothingPrefix.Length..], samples, classCount, isByDivergence: false),
        _ => null,
    };

    /// <summary>Throws where the data set leaves no room for the result.</summary>
    /// <param name="claims">The result.</param>
    /// <param name="dataset">What it says of the data set itself.</param>
    /// <param name="facts">Of the data set, where it is at hand.</param>
    public virtual void RequirePossible(MethodClaims claims, DatasetClaims dataset, DatasetFacts? facts)
    {
        if (VotesAsOne && claims.Partitions != 1) throw new EvidenceFault($"{claims.Partitions} partitions, but all training samples vote together");
        if (Words.Unit != MethodWords.LabelFlipsUnit) return;
        if (dataset.TrainCount is null) throw new EvidenceFault($"trainCount is null, and {claims.Method} is about the labels of a training set");
        if (dataset.DuplicateCount is > 0 and var duplicates) throw new EvidenceFault($"{duplicates} duplicates, and {claims.Method} refuses a training set that has any");
        if (facts?.AmbiguousCount is > 0 and var ambiguous) throw new EvidenceFault($"{ambiguous} training inputs with several labels, and {claims.Method} refuses a training set that has any");
    }

    /// <summary>Throws where a row cannot be one of the method's.</summary>
    public abstract void Require(IReadOnlyList<int> row, int index);

    /// <summary>Throws where rows that can be cannot be together.</summary>
    public virtual void RequireTogether(IEnumerable<IReadOnlyList<int>> rows) { }

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
        if (withRunOff && classCount > MostClassesOfBallots) throw new EvidenceFault($"{classCount} classes, but a ballot has room for {MostClassesOfBallots}");
        return withRunOff ? new SpreadRunOffCheck(reach, classCount) : new SpreadCheck(reach, classCount);
    }

    private static SmoothedCheck? FindSmoothed(string noise, int samples, int classCount, bool isByDivergence)
    {
        if (!IsNumber(noise, NumberStyles.AllowDecimalPoint)) return null;
        var q = double.Parse(noise, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        if (q <= 0 || q * classCount >= classCount - 1) throw new EvidenceFault($"noise of {noise} leaves nothing of the labels of {classCount} classes");
        return new(isByDivergence ? new DivergenceLimits(q, classCount) : new WorstNoiseLimits(q, classCount), q, samples, classCount);
    }

    // Only such names ever reach a path.
    private static bool IsNumber(string text, NumberStyles style) =>
        text.Length is > 0 and < 12 && double.TryParse(text, style, CultureInfo.InvariantCulture, out _);
}
