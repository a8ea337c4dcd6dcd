using Bezoar.Data;
using Bezoar.Experiments.Targeted;

namespace Bezoar.Tests.Experiments.Targeted;

public class TargetedPartsTests
{
    // Logits of six inputs; the last one is misread.
    private static readonly TrainedVictim Clean = new([5, 0, 0, 1, 2, 0, 0, 9, 3, 0, 0, 4], []);
    private static readonly Dataset Test = new("six", new ImageShape(1, 1, 1), 2, [0, 1, 2, 3, 4, 5], [0, 1, 0, 1, 0, 0]);

    [Fact]
    public void OnlyInputsThatAreReadRightAreTargets()
    {
        Assert.Equal([0, 1, 2, 3, 4], TargetChoice.Of(new(), Test, Clean, 99, 1).Order());
        Assert.Equal([0, 2, 4], TargetChoice.Of(new() { Source = 0 }, Test, Clean, 99, 1).Order());
        var all = TargetChoice.Of(new(), Test, Clean, 5, 1);
        Assert.Equal(all[..3], TargetChoice.Of(new(), Test, Clean, 3, 1));
        Assert.Contains(Enumerable.Range(2, 20), seed => !TargetChoice.Of(new(), Test, Clean, 5, (ulong)seed).SequenceEqual(all));
    }

    [Fact]
    public void OutliersAreThoseOfWhichTheVictimIsLeastSure() =>
        Assert.Equal([1, 2, 4], TargetChoice.Of(new() { Outliers = true }, Test, Clean, 3, 1));

    [Fact]
    public void ConfidencesAreThoseOfSoftmax()
    {
        Assert.Equal(1 / (1 + Math.Pow(Math.E, 5)), Clean.Confidence(0, 1), 1e-6);
        Assert.Equal(1 / (1 + Math.Pow(Math.E, -5)), Clean.Confidence(0, 0), 1e-6);
        Assert.Equal((0, 1, 5 / 6.0), (Clean.Predict(0), Clean.Predict(5), Clean.Accuracy(Test)));
        // No logit is too large.
        Assert.Equal(1, new TrainedVictim([-1e30f, 1e30f], []).Confidence(0, 1));
    }

    [Fact]
    public void FirstSamplesOfEachClassInTheFilesOrder()
    {
        var images = new Dataset("five", new ImageShape(1, 1, 1), 2, [10, 11, 12, 13, 14], [0, 0, 1, 0, 1]);
        Assert.Equal([10, 11, 12, 14], ClassShare.Of(images, 2).Records.ToArray());
        Assert.Equal([10, 12], ClassShare.Of(images, 1).Records.ToArray());
        Assert.Same(images, ClassShare.Of(images, null));
    }

    [Fact]
    public void SettingsSayWhetherStepsAreAccelerated()
    {
        Assert.True(new TargetedSetting().Collision.Accelerate);
        Assert.False(new TargetedSetting { Accelerate = false }.Collision.Accelerate);
    }

    [Fact]
    public void SummariesGoBySettingAndNumberOfPoisonInstances()
    {
        TargetedAttempt Attempt(int target, int count, bool hit, double after) => new()
        {
            Target = target,
            Label = 0,
            Wanted = 1,
            PoisonCount = count,
            ConfidenceBefore = 0.1,
            ConfidenceAfter = after,
            IsHit = hit,
            PoisonedCleanAccuracy = 0.8,
            Degrees = [1, 3 * target],
            DistanceBefore = 2 * target,
            DistanceAfter = 0.5 * target * target,
            Psnr = 40,
            Bases = [target],
            CraftSeconds = target,
            TrainSeconds = 1,
            Defence = new(3, false, 10, 0),
            PoisonSha256 = "",
        };
        var summaries = TargetedSummary.Of(new TargetedOutcome
        {
            Attack = "poison-frogs",
            Seed = 0,
            Setting = "s",
            Victim = "v",
            Collision = "c",
            Outliers = false,
            FeatureCount = 1,
            TrainedWeights = 1,
            TrainCount = 1,
            CleanAccuracy = 0.9,
            MeasuredEpochs = [1, 2],
            Partitions = 5,
            Ensemble = new("dpa", "t", "u", 0.8),
            Attempts = [Attempt(1, 5, true, 0.9), Attempt(1, 1, false, 0.2), Attempt(2, 5, true, 0.7), Attempt(2, 1, true, 0.6)],
        });
        Assert.Equal([1, 5], summaries.Select(summary => summary.PoisonCount));
        Assert.Equal([(1, 2), (2, 2)], summaries.Select(summary => (summary.Success.Count, summary.Success.Total)));
        Assert.Equal((0.8, 0.1, 4.5, 1.5), (Math.Round(summaries[1].ConfidenceAfter, 9), Math.Round(summaries[1].AccuracyLost, 9), summaries[1].Degrees, summaries[1].CraftSeconds));
        // A quarter of target 1's distance is left, and half of target 2's.
        Assert.Equal(0.375, summaries[1].DistanceLeft, 1e-12);
        // A radius of 3 is proof against one poison instance, not against five.
        Assert.Equal((2, 0), (summaries[0].ProvenTargets, summaries[1].ProvenTargets));
        Assert.Equal(0, summaries[0].DefendedHitsWithoutPoison);
        TargetedDefence wrong = new(-1, true, 0, 0);
        Assert.Equal(2, (summaries[0] with { Attempts = [.. summaries[0].Attempts.Select(attempt => attempt with { Defence = wrong })] }).DefendedHitsWithoutPoison);
        Assert.Equal((20, 0, 0), (summaries[0].Certificates.Certified, summaries[0].Certificates.Changed, summaries[0].DefendedSuccess!.Count));
    }
}
