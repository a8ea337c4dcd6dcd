using Bezoar.Certificates;
using Bezoar.Certificates.FiniteAggregation;
using Bezoar.Certificates.KernelVotes;
using Bezoar.Certificates.RandomisedSmoothing;
using Bezoar.Data;
using Bezoar.Learning.Networks.Checkpoints;
using Bezoar.Numerics;
using Bezoar.Partitioning;
using Bezoar.Voting;

namespace Bezoar.Experiments;

/// <summary>From a data set to certificates: partition, describe, fit, vote, certify, write.</summary>
/// <param name="plan">What to do.</param>
/// <param name="machine">What the result says about the machine.</param>
/// <param name="clock">Already running, so that loading the data counts.</param>
/// <param name="workers">Threads and cancellation.</param>
/// <param name="progress">Told how far the run is.</param>
public sealed class CertifyRun(CertifyPlan plan, MachineFacts machine, StageClock clock, Workers workers, IRunProgress progress)
{
    private const string DerivedNumber = "The number of ";

    /// <summary>Where networks that were trained without labels are kept from run to run; by default nowhere.</summary>
    public ModelCache Models { get; init; } = new(null);

    /// <summary>
    /// Runs and leaves everything in a folder. Interrupted, it leaves the votes that are complete, and the same run into the
    /// same folder goes on from there.
    /// </summary>
    /// <param name="splits">Training and test set.</param>
    /// <param name="folder">The run's folder, opened for this run.</param>
    /// <exception cref="BezoarException">Impossible options, a single class, or a folder that cannot be written.</exception>
    /// <exception cref="OperationCanceledException">Interrupted.</exception>
    public CertifyOutcome Execute(DatasetSplits splits, RunFolderWriter folder)
    {
        plan.Validate();
        folder.RefuseResultOfOtherThan(CertifyResult.CommandName);
        if (splits.Train.ClassCount < 2) throw Errors.SingleClass(splits.Name);
        var samples = clock.Measure(Stage.Load, () => new SampleSet(splits.Train));
        var partitionings = clock.Measure(Stage.Load, () => plan.PartitionsFor(samples.Count)
            .Order().Select(count => HashPartitioner.Partition(samples, count)).ToArray());
        var dataset = clock.Measure(Stage.Load, () => new DatasetSummary(
            splits.Name, splits.Train.Digest, splits.Test.Digest, splits.Train.Count, splits.Test.Count, splits.Train.ClassCount,
            samples.DuplicateCount));
        progress.Report(Stage.Load, 1, 1);
        var ofRidges = plan.Methods.Where(method => method.Name == MethodChoice.RidgeFlips).SelectMany(method => method.Numbers).Select(number => (int)number);
        foreach (var count in partitionings.Select(partitions => partitions.Count).Concat(ofRidges).Distinct().Where(count => count > samples.Count))
            progress.Note(FormattableString.Invariant(
                $"{count} partitions share {samples.Count} training samples: those that stay empty always vote for class 0"));

        var task = new VotingTask(samples, partitionings, splits.Train.Digest, splits.Test, folder, Models, clock, workers, progress);
        CastVotes[] votes = [.. plan.VotingsFor(splits.Train.Shape, splits.Train.ClassCount).Select(voting => voting.Cast(task))];
        var outcome = Certify([.. votes.SelectMany(each => each.Entries).Select(entry => WithConditions(entry, areClassesStated: splits.ClassNames is not null))], [.. splits.Test.Labels], dataset, folder);
        foreach (var each in votes)
            if (each.UsedUpFile is { } file) folder.Discard(file);
        return outcome;
    }

    /// <summary>Certifies votes that were cast elsewhere.</summary>
    /// <param name="votes">test inputs × classes.</param>
    /// <param name="labels">True classes.</param>
    /// <param name="name">What the result calls them.</param>
    /// <param name="folder">The run's folder.</param>
    public CertifyOutcome Certify(VoteTable votes, int[] labels, string name, RunFolderWriter folder)
    {
        BaseVotesFile.RefuseIn(folder);
        folder.RefuseResultOfOtherThan(CertifyResult.CommandName);
        var dataset = new DatasetSummary(name, null, null, null, votes.InputCount, votes.ClassCount, null);
        string[] conditions = ["The votes were cast elsewhere: that whoever cast them kept these assumptions cannot be seen from the votes."];
        var method = CountedVotes.OfPartitions(votes.Voters, votes.ClassCount);
        return Certify([new(method, votes.Counts.ToArray(), "unknown: the votes were handed in", conditions)], labels, dataset, folder);
    }

    /// <summary>Whether an assumption is there only because nobody said how many partitions, neighbours or classes there are to be.</summary>
    public static bool IsOfDerivedNumber(string assumption) =>
        assumption.StartsWith(DerivedNumber, StringComparison.Ordinal) && assumption.Contains(", derived here from ", StringComparison.Ordinal);

    /// <summary>What the certificate assumes besides where nobody said how many partitions, neighbours or classes there are to be.</summary>
    private MethodVotes WithConditions(MethodVotes entry, bool areClassesStated)
    {
        if (entry.Method is SmoothingMethod && !areClassesStated)
            return entry with { Conditions = [.. entry.Conditions, $"{DerivedNumber}classes, derived here from the largest label, stays the same whichever labels the attacker changes."] };
        var (what, isDerived) = entry.Method.Description.Method == MethodChoice.Neighbours
            ? ("neighbours", plan.Methods.Any(method => method is { Name: MethodChoice.Neighbours, Numbers.Count: 0 }))
            : ("partitions", plan.Partitions.Count == 0 && entry.Method is not KernelVotesMethod);
        // Changed labels leave the number of samples as it is.
        if (!isDerived || entry.Method.Description.Unit == BudgetUnits.LabelFlips) return entry;
        return entry with
        {
            Conditions =
            [
                .. entry.Conditions,
                $"{DerivedNumber}{what}, derived here from the number of training samples, stays the same however many the attacker "
                    + $"inserts or removes: {(what == "partitions" ? "--partitions" : "a number behind knn:")} fixes it beforehand.",
            ],
        };
    }

    private CertifyOutcome Certify(MethodVotes[] entries, int[] labels, DatasetSummary dataset, RunFolderWriter folder)
    {
        var certificates = new Certificate[entries.Length][];
        clock.Measure(Stage.Certify, () => workers.For(entries.Length, i => certificates[i] = entries[i].Method.Certify(entries[i].Rows, labels)));
        var results = clock.Measure(Stage.Certify, () =>
        {
            folder.Begin();
            return entries.Select((entry, i) => Summarise(entry, labels, certificates[i], folder)).ToArray();
        });
        var result = new CertifyResult
        {
            Version = machine.Version,
            Dataset = dataset,
            Seconds = clock.ToSeconds(),
            PeakMemoryBytes = machine.PeakMemoryBytes(),
            Threads = workers.Count,
            Cpu = machine.Cpu,
            Budget = plan.Budget,
            Results = results,
        };
        folder.Complete(result);
        progress.Report(Stage.Certify, 1, 1);
        return new(result, certificates, [.. entries.Select(entry => entry.ToTallies())]);
    }

    private static MethodResult Summarise(MethodVotes entry, int[] labels, Certificate[] certificates, RunFolderWriter folder)
    {
        var (method, description) = (entry.Method, entry.Method.Description);
        var curve = new CertifiedAccuracyCurve(certificates);
        var (votesSha256, certificatesSha256) = folder.WriteEvidence(method, entry.Rows, certificates);
        return new()
        {
            Method = description.Method,
            ThreatModel = description.ThreatModel,
            Unit = description.Unit,
            Assumptions = [.. description.Assumptions, .. entry.Conditions],
            Partitions = method.Partitions,
            Learner = entry.Learner,
            BaseAccuracy = method.BaseAccuracy(entry.Rows, labels),
            CleanAccuracy = curve.CleanAccuracy,
            MedianCertifiedRadius = curve.Median.Value,
            MedianCertifiedRadiusPaperConvention = curve.MedianPaperConvention,
            CertifiedAccuracy = curve.Points,
            Shifts = (method as IOfSpreading)?.Spreading.Shifts,
            WeightUnit = (method as KernelVotesMethod)?.Unit,
            VotesSha256 = votesSha256,
            CertificatesSha256 = certificatesSha256,
        };
    }
}

/// <summary>What a run computed, for whoever goes on with it.</summary>
/// <param name="Result">What <c>result.json</c> holds.</param>
/// <param name="Certificates">For each entry of its results, one certificate per test input.</param>
/// <param name="Votes">For each entry of its results, how much there is for each class, on every test input.</param>
public sealed record CertifyOutcome(CertifyResult Result, IReadOnlyList<Certificate[]> Certificates, IReadOnlyList<TallyTable> Votes);
