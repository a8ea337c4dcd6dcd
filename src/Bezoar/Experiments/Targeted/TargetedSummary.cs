using Bezoar.Experiments.Evaluation;

namespace Bezoar.Experiments.Targeted;

/// <summary>All attempts of a setting with one number of poison instances, in figures.</summary>
/// <param name="Outcome">The setting.</param>
/// <param name="PoisonCount">Poison instances of each attempt.</param>
/// <param name="Attempts">In the order of their targets; one at least.</param>
public sealed record TargetedSummary(TargetedOutcome Outcome, int PoisonCount, IReadOnlyList<TargetedAttempt> Attempts)
{
    /// <summary>Every setting and number of poison instances, in the order of the results.</summary>
    public static IReadOnlyList<TargetedSummary> Of(TargetedResult result) => [.. result.Results.SelectMany(Of)];

    /// <summary>Every number of poison instances of a setting, ascending.</summary>
    public static IReadOnlyList<TargetedSummary> Of(TargetedOutcome outcome) =>
    [
        .. outcome.Attempts.GroupBy(attempt => attempt.PoisonCount).OrderBy(group => group.Key)
            .Select(group => new TargetedSummary(outcome, group.Key, [.. group])),
    ];

    /// <summary>Share of targets that are read as wanted, over targets.</summary>
    public WilsonInterval Success => WilsonInterval.Of(Attempts.Count(attempt => attempt.IsHit), Attempts.Count);

    /// <summary>Median confidence in the wanted class, without poison.</summary>
    public double ConfidenceBefore => Median(attempt => attempt.ConfidenceBefore);

    /// <summary>The same, with poison.</summary>
    public double ConfidenceAfter => Median(attempt => attempt.ConfidenceAfter);

    /// <summary>Mean loss of accuracy on all test inputs, as a share of them; negative for a gain.</summary>
    public double AccuracyLost => Attempts.Average(attempt => Outcome.CleanAccuracy - attempt.PoisonedCleanAccuracy);

    /// <summary>Mean angle between the decision boundaries of the finished victims, in degrees.</summary>
    public double Degrees => Attempts.Average(attempt => attempt.Degrees[^1]);

    /// <summary>
    /// Median of how much is left of the way in feature space: the poison instances' distance from the target, as a share of their bases', where these
    /// have their watermark.
    /// </summary>
    public double DistanceLeft => Median(attempt => attempt.DistanceBefore > 0 ? attempt.DistanceAfter / attempt.DistanceBefore : 0);

    /// <summary>Mean peak signal-to-noise ratio, in decibels.</summary>
    public double Psnr => Attempts.Average(attempt => attempt.Psnr);

    /// <summary>Median seconds of crafting one target's poison.</summary>
    public double CraftSeconds => Median(attempt => attempt.CraftSeconds);

    /// <summary>Median seconds of training one victim.</summary>
    public double TrainSeconds => Median(attempt => attempt.TrainSeconds);

    /// <summary>Share of targets that the certified ensemble reads as wanted; null where there is none.</summary>
    public WilsonInterval? DefendedSuccess => Attempts.All(attempt => attempt.Defence is not null)
        ? WilsonInterval.Of(Attempts.Count(attempt => attempt.Defence!.IsHit), Attempts.Count)
        : null;

    /// <summary>Targets that the certified ensemble reads as wanted without poison as well: nobody had to attack it.</summary>
    public int DefendedHitsWithoutPoison => Attempts.Count(attempt => attempt.Defence is { Radius: < 0, IsHit: true });

    /// <summary>Targets whose prediction by the certified ensemble is right, and proven to stay with so much poison.</summary>
    public int ProvenTargets => Attempts.Count(attempt => attempt.Defence is { } defence && defence.Radius >= PoisonCount);

    /// <summary>Predictions of all ensembles that were proven to stay, and how many changed: none, ever.</summary>
    public (long Certified, long Changed) Certificates =>
        (Attempts.Sum(attempt => (long)(attempt.Defence?.Certified ?? 0)), Attempts.Sum(attempt => (long)(attempt.Defence?.ChangedThoughCertified ?? 0)));

    private double Median(Func<TargetedAttempt, double> value)
    {
        var sorted = Attempts.Select(value).Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
