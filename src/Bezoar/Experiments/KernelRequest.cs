using System.Globalization;
using Bezoar.Certificates;
using Bezoar.Certificates.FiniteAggregation;
using Bezoar.Certificates.KernelVotes;
using Bezoar.Certificates.RunOffElection;
using Bezoar.Learning.KernelRidge;
using Bezoar.Learning.Kernels;
using Bezoar.Learning.Neighbours;
using Bezoar.Partitioning;
using Bezoar.Voting;

namespace Bezoar.Experiments;

/// <summary>What the methods that are asked for need of one pass over the kernel, and where in its tables their numbers stand.</summary>
internal sealed class KernelRequest
{
    private const int MostSpread = 20_000;

    private readonly IReadOnlyList<MethodChoice> _methods;
    private readonly int _classCount;
    private readonly int[] _nearest;
    private readonly VoteKernel[] _kernels;

    private KernelRequest(IReadOnlyList<MethodChoice> methods, IReadOnlyList<Partitions> partitionings, int sampleCount, int classCount)
    {
        (_methods, _classCount) = (methods, classCount);
        Partitionings = Asks(MethodChoice.Dpa) || Asks(MethodChoice.RunOff) ? partitionings : [];
        int[] degrees = [.. NumbersOf(MethodChoice.Finite).Concat(NumbersOf(MethodChoice.FiniteRunOff)).Select(degree => (int)degree).Distinct()];
        Spreadings = [.. degrees.SelectMany(degree => partitionings.Select(partitions => SpreadingOf(partitions.Count, degree)))];
        _nearest = Asks(MethodChoice.Neighbours) ? [.. NumbersOf(MethodChoice.Neighbours).DefaultIfNone(NeighboursOf(sampleCount)).Select(number => (int)number).Distinct()] : [];
        _kernels = Asks(MethodChoice.KernelVotes) ? [.. NumbersOf(MethodChoice.KernelVotes).DefaultIfNone(VoteKernel.Reaches).Select(reach => new VoteKernel(reach))] : [];
    }

    /// <summary>One for each k whose partitions vote.</summary>
    public IReadOnlyList<Partitions> Partitionings { get; }

    /// <summary>One for each k and d of Finite Aggregation.</summary>
    public IReadOnlyList<Spreading> Spreadings { get; }

    /// <summary>Numbers of a test input in each table.</summary>
    public IReadOnlyList<int> Widths =>
    [
        .. Partitionings.Select(_ => Asks(MethodChoice.RunOff) ? 2 * _classCount : _classCount),
        .. Spreadings.Select(spreading => spreading.Count),
        .. HasNeighbours ? [(_nearest.Length + _kernels.Length) * _classCount] : (int[])[],
    ];

    /// <summary>All that decides what stands in the tables.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"partitions {string.Join(',', Partitionings.Select(each => each.Count))} run-off {Asks(MethodChoice.RunOff)} ")
        + string.Concat(Spreadings.Select(each => string.Create(CultureInfo.InvariantCulture, $"spread {each.Partitions} by {string.Join(',', each.Shifts)} run-off {HoldsRunOff(each)} ")))
        + string.Create(CultureInfo.InvariantCulture, $"nearest {string.Join(',', _nearest)} kernels {string.Join(',', _kernels.Select(each => each.Description))}");

    private bool HasNeighbours => _nearest.Length + _kernels.Length > 0;

    /// <summary>What is needed.</summary>
    /// <exception cref="BezoarException">Too many base classifiers, too many classes for one of the methods, or more neighbours than samples.</exception>
    public static KernelRequest Of(IReadOnlyList<MethodChoice> methods, VotingTask task)
    {
        var classCount = task.Test.ClassCount;
        if (classCount > PackedBallot.MostClasses && methods.Any(method => method.Name == MethodChoice.FiniteRunOff))
            throw Errors.TooManyClassesForMethod(MethodChoice.FiniteRunOff, classCount, PackedBallot.MostClasses);
        if (classCount > byte.MaxValue + 1 && methods.FirstOrDefault(method => method.Name is MethodChoice.Finite or MethodChoice.RunOff) is { } limited)
            throw Errors.TooManyClassesForMethod(limited.Name, classCount, byte.MaxValue + 1);
        if (task.Samples.Count > int.MaxValue / VoteKernel.Unit && methods.Any(method => method.Name == MethodChoice.KernelVotes))
            throw Errors.TooManySamplesForWeights(task.Samples.Count, int.MaxValue / VoteKernel.Unit);
        var request = new KernelRequest(methods, task.Partitionings, task.Samples.Count, classCount);
        // Fewer neighbours than votes would be a certificate on votes that nobody cast.
        return request._nearest.FirstOrDefault(number => number > task.Samples.Count) is > 0 and var tooMany
            ? throw Errors.MoreNeighboursThanSamples(tooMany, task.Samples.Count)
            : request;
    }

    /// <summary>In the order of the tables.</summary>
    public IReadOnlyList<IKernelReading> Readings(KernelRidgeEnsemble ensemble) =>
    [
        .. Partitionings.Select((_, k) => ensemble.ReadingOf(k, Asks(MethodChoice.RunOff))),
        .. Spreadings.Select((spreading, index) => ensemble.SpreadReadingOf(index, HoldsRunOff(spreading))),
        .. HasNeighbours ? [ensemble.NeighbourReadingOf(_nearest, _kernels)] : (IKernelReading[])[],
    ];

    /// <summary>The rows of each method, in the order in which they were asked for; a voter is null where it is kernel ridge.</summary>
    public IEnumerable<(CertificateMethod Method, int[] Rows, string? Voter)> Entries(PartialVotes votes) =>
        _methods.SelectMany(method => EntriesOf(method, votes)).DistinctBy(entry => (entry.Method.Description.Method, entry.Method.Partitions));

    private IEnumerable<(CertificateMethod Method, int[] Rows, string? Voter)> EntriesOf(MethodChoice method, PartialVotes votes)
    {
        if (method.Name == MethodChoice.Dpa)
            for (var k = 0; k < Partitionings.Count; k++) yield return (CountedVotes.OfPartitions(Partitionings[k].Count, _classCount), Cut(votes, k, 0), null);
        if (method.Name == MethodChoice.RunOff)
            for (var k = 0; k < Partitionings.Count; k++) yield return (new RunOffMethod(Partitionings[k].Count, _classCount), votes.Counts[k], null);
        if (method.Name is MethodChoice.Finite or MethodChoice.FiniteRunOff)
            foreach (var at in SpreadBy(method))
            {
                var (spreading, ballots) = (Spreadings[at], votes.Counts[Partitionings.Count + at]);
                yield return method.Name == MethodChoice.Finite
                    ? (new FiniteAggregationMethod(spreading, _classCount), ClassesOf(ballots), null)
                    : (new FiniteRunOffMethod(spreading, _classCount), ballots, null);
            }
        // Neighbours are in the last table.
        if (method.Name == MethodChoice.Neighbours)
            for (var i = 0; i < _nearest.Length; i++)
                yield return (CountedVotes.OfNeighbours(_nearest[i], _classCount), Cut(votes, votes.Counts.Count - 1, i), "nearest neighbours by scalar product");
        if (method.Name == MethodChoice.KernelVotes)
            for (var i = 0; i < _kernels.Length; i++)
                yield return (new KernelVotesMethod(_kernels[i].Reach, VoteKernel.Unit, _classCount), Cut(votes, votes.Counts.Count - 1, _nearest.Length + i), _kernels[i].Description);
    }

    private static Spreading SpreadingOf(int partitions, int degree) => (long)partitions * degree <= MostSpread
        ? Spreading.Draw(partitions, degree)
        : throw Errors.TooManySpread(partitions, degree, MostSpread);

    /// <summary>From a sixtieth to a twelfth of the training set.</summary>
    private static float[] NeighboursOf(int sampleCount) => [.. new[] { 60, 30, 20, 15, 12 }.Select(part => (float)Math.Max(1, sampleCount / part)).Distinct()];

    private bool Asks(string name) => _methods.Any(method => method.Name == name);

    private IEnumerable<float> NumbersOf(string name) => _methods.Where(method => method.Name == name)
        .SelectMany(method => method.Numbers.Count > 0 || name is not (MethodChoice.Finite or MethodChoice.FiniteRunOff) ? method.Numbers : [MethodChoice.DefaultDegree]).Distinct();

    private bool HoldsRunOff(Spreading spreading) => NumbersOf(MethodChoice.FiniteRunOff).Contains(spreading.Degree);

    private IEnumerable<int> SpreadBy(MethodChoice method) =>
        Enumerable.Range(0, Spreadings.Count).Where(at => method.Numbers.DefaultIfNone([MethodChoice.DefaultDegree]).Contains(Spreadings[at].Degree));

    private static int[] ClassesOf(int[] ballots) => [.. ballots.Select(ballot => ballot & ((1 << PackedBallot.ClassBits) - 1))];

    /// <summary>Of a table with several numbers for each class, the n-th one for each.</summary>
    private int[] Cut(PartialVotes votes, int table, int n)
    {
        var all = votes.Widths[table];
        if (all == _classCount) return votes.Counts[table];
        var rows = new int[votes.InputCount * _classCount];
        for (var i = 0; i < votes.InputCount; i++)
            votes.Counts[table].AsSpan(i * all + n * _classCount, _classCount).CopyTo(rows.AsSpan(i * _classCount));
        return rows;
    }
}

internal static class NumberDefaults
{
    /// <summary>The numbers, or others where there are none.</summary>
    public static IEnumerable<float> DefaultIfNone(this IEnumerable<float> numbers, IEnumerable<float> others) => numbers.Any() ? numbers : others;
}
