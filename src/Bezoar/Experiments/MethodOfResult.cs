using System.Globalization;
using Bezoar.Certificates;
using Bezoar.Certificates.FiniteAggregation;
using Bezoar.Certificates.KernelVotes;
using Bezoar.Certificates.LabelFlips;
using Bezoar.Certificates.RandomisedSmoothing;
using Bezoar.Certificates.RunOffElection;
using Bezoar.Certificates.SortedPartitionAggregation;
using Bezoar.Partitioning;

namespace Bezoar.Experiments;

/// <summary>From an entry of a result back to the kind of certificate that was issued.</summary>
public static class MethodOfResult
{
    private const string FinitePrefix = "fa-", RunOffEnding = "-roe", KernelPrefix = "kernel-votes-", FlipsPrefix = "label-flips-";

    /// <summary>Null where no such kind is known, or the entry does not fit it.</summary>
    /// <param name="entry">Of <c>results</c>.</param>
    /// <param name="dataset">What it is about.</param>
    public static CertificateMethod? Find(MethodResult entry, DatasetSummary dataset) => Find(entry, dataset.TrainCount ?? int.MaxValue, dataset.ClassCount);

    private static CertificateMethod? Find(MethodResult entry, int samples, int classCount) => entry.Method switch
    {
        MethodChoice.Dpa => CountedVotes.OfPartitions(entry.Partitions, classCount),
        MethodChoice.RunOff => new RunOffMethod(entry.Partitions, classCount),
        MethodChoice.Neighbours => CountedVotes.OfNeighbours(entry.Partitions, classCount),
        MethodChoice.RidgeFlips => new RidgeFlips(entry.Partitions, samples, classCount),
        var name when name == SsDpaCertificate.Description.Method => CountedVotes.OfSortedPartitions(entry.Partitions, classCount),
        var name when name.StartsWith(FlipsPrefix, StringComparison.Ordinal) && int.TryParse(name.AsSpan(FlipsPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var clusters) =>
            new ClusterFlips(clusters, classCount),
        var name when name.StartsWith(FinitePrefix, StringComparison.Ordinal) && entry.Shifts is { } shifts => OfSpreading(name, new(entry.Partitions, shifts), classCount),
        var name when name.StartsWith(KernelPrefix, StringComparison.Ordinal) && entry.WeightUnit is { } unit && ReachIn(name) is { } reach =>
            new KernelVotesMethod(reach, unit, classCount),
        var name => SmoothingMethod.Find(name, classCount),
    };

    private static CertificateMethod OfSpreading(string name, Spreading spreading, int classCount) =>
        name.EndsWith(RunOffEnding, StringComparison.Ordinal) ? new FiniteRunOffMethod(spreading, classCount) : new FiniteAggregationMethod(spreading, classCount);

    private static float? ReachIn(string name) =>
        float.TryParse(name.AsSpan(KernelPrefix.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var reach) ? reach : null;
}
