using Bezoar.Experiments;

namespace Bezoar.Benchmarks.Results;

/// <summary><c>certify-DATASET.json</c>, or <c>certify-DATASET-LEARNER.json</c>: <c>bezoar certify</c> as a whole process.</summary>
/// <param name="Provenance">How it came to be.</param>
/// <param name="Dataset">What was trained on and tested with.</param>
/// <param name="Learner">The base learner with all its settings.</param>
/// <param name="Runs">One per list of partitions.</param>
/// <param name="SameVotes">The first of the runs again, under other conditions.</param>
internal sealed record CertificationResult(
    Provenance Provenance, DatasetSummary Dataset, string Learner, IReadOnlyList<CertificationRun> Runs, IReadOnlyList<SameVotes> SameVotes)
{
    public static string File(string dataset, string? learner = null) => learner is null ? $"certify-{dataset}" : $"certify-{dataset}-{learner}";

    /// <summary>The figures for every number of partitions that some run had, in ascending order.</summary>
    public IEnumerable<EnsembleFigures> Frontier() =>
        Runs.SelectMany(run => run.Ensembles).DistinctBy(figures => figures.Partitions).OrderBy(figures => figures.Partitions);
}

/// <summary>One process.</summary>
/// <param name="Command">What to type.</param>
/// <param name="Threads">Threads used.</param>
/// <param name="Seconds">From its start to its end, as a clock on the wall shows it.</param>
/// <param name="Stages">Where the time went, as the run's own result says.</param>
/// <param name="PeakMemoryBytes">Largest working set.</param>
/// <param name="Ensembles">One per number of partitions.</param>
/// <param name="Output">What it printed.</param>
internal sealed record CertificationRun(
    string Command, int Threads, double Seconds, StageSeconds Stages, long PeakMemoryBytes,
    IReadOnlyList<EnsembleFigures> Ensembles, IReadOnlyList<string> Output);

/// <summary>What one number of partitions gave; the published figures are null where nothing is published.</summary>
internal sealed record EnsembleFigures(
    int Partitions, double BaseAccuracy, double CleanAccuracy, int MedianCertifiedRadius, string VotesSha256,
    double? PublishedBaseAccuracy, double? PublishedCleanAccuracy, int? PublishedMedianCertifiedRadius);

/// <summary>Whether other conditions gave the same bits.</summary>
/// <param name="Condition">What was different.</param>
/// <param name="Cpu">The vector width that the run saw, too.</param>
/// <param name="Threads">Threads used.</param>
/// <param name="Seconds">Wall time.</param>
/// <param name="VotesSha256">For each number of partitions, in ascending order.</param>
/// <param name="Same">All of them are the first run's.</param>
internal sealed record SameVotes(
    string Condition, string Cpu, int Threads, double Seconds, IReadOnlyList<string> VotesSha256, bool Same);
