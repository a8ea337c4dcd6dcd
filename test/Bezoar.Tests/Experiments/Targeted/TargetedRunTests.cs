using System.Net;
using Bezoar.Certificates.DeepPartitionAggregation;
using Bezoar.Experiments.Targeted;
using Bezoar.Reports;

namespace Bezoar.Tests.Experiments.Targeted;

/// <summary>Whole experiments on a few digits: with a last layer on a made-up frozen network, and with a small network that is trained throughout.</summary>
public sealed class TargetedRunTests : IDisposable
{
    private static readonly TargetedSetting Frozen = TinyTargetedRun.Frozen, Throughout = TinyTargetedRun.Throughout;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EveryTargetIsAttackedAndEveryCertificateHolds()
    {
        var result = Execute("run", [Frozen], targets: 6);
        var outcome = result.Results.Single();
        Assert.Equal((64, 6), (outcome.FeatureCount, outcome.Attempts.Count));
        Assert.Equal(2 * 65, outcome.TrainedWeights);
        Assert.Equal([2, 4, 6, 8, 10, 12, 14, 16, 18, 20], outcome.MeasuredEpochs);
        Assert.Equal(6, outcome.Attempts.Select(attempt => attempt.Target).Distinct().Count());
        foreach (var attempt in outcome.Attempts)
        {
            Assert.Equal((1 - attempt.Label, 1, 1), (attempt.Wanted, attempt.PoisonCount, attempt.Bases.Count));
            Assert.Equal(attempt.IsHit, attempt.ConfidenceAfter > 0.5);
            Assert.InRange(attempt.ConfidenceBefore, 0, 0.5);
            Assert.True(attempt.DistanceAfter < attempt.DistanceBefore);
            Assert.Equal(10, attempt.Degrees.Count);
            Assert.True(attempt.Degrees[^1] > 0);
            Assert.True(attempt.Defence is { ChangedThoughCertified: 0, Certified: > 0 });
        }
        Assert.Equal(["class 3", "class 8"], result.ClassNames);
        Assert.Equal(("poison-frogs", 5ul), (outcome.Attack, outcome.Seed));
        var promise = DpaCertificate.Description;
        Assert.Equal((promise.Method, promise.ThreatModel, promise.Unit), (outcome.Ensemble!.Method, outcome.Ensemble.ThreatModel, outcome.Ensemble.Unit));
        // Of the six targets it is known which ones the ensemble reads right, of the other test inputs it is not.
        var (inputs, right) = (result.Dataset.TestCount, outcome.Attempts.Count(attempt => attempt.Defence!.Radius >= 0));
        Assert.InRange(outcome.Ensemble.CleanAccuracy * inputs, right - 1e-9, right + inputs - 6 + 1e-9);
    }

    /// <summary>With fewer samples than weights a last layer learns all of them, the poison as well.</summary>
    [Fact]
    public void PoisonHitsWhereTheVictimLearnsByHeart()
    {
        var outcome = Execute("run", [Frozen with { PerClass = 10, Epochs = 300, Iterations = 200, Partitions = null }], targets: 6).Results.Single();
        Assert.InRange(outcome.Attempts.Count(attempt => attempt.IsHit), 3, 6);
    }

    [Fact]
    public void SmallerNumbersOfPoisonAreAPartOfLargerOnes()
    {
        var outcome = Execute("run", [Throughout], targets: 2).Results.Single();
        Assert.Equal([1, 4, 1, 4], outcome.Attempts.Select(attempt => attempt.PoisonCount));
        Assert.All(outcome.Attempts, attempt => Assert.Equal((1, 0), (attempt.Label, attempt.Wanted)));
        Assert.Equal(outcome.Attempts[1].Bases.Take(1), outcome.Attempts[0].Bases);
        Assert.All(outcome.Attempts, attempt => Assert.True(attempt.Degrees[^1] > 0));
        Assert.Null(outcome.Attempts[0].Defence);
        Assert.Null(outcome.Ensemble);
        Assert.Equal([1, 2], outcome.MeasuredEpochs);
        // Outliers first: of the second target the victim is surer.
        Assert.True(outcome.Attempts[0].ConfidenceBefore >= outcome.Attempts[2].ConfidenceBefore);
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public void ThreadsDoNotMatterAndASecondRunCraftsNothing(bool frozen)
    {
        var setting = frozen ? Frozen : Throughout;
        var first = Facts(Execute("a", [setting], targets: 3));
        Assert.Equal(first, Facts(Execute("b", [setting], targets: 3, threads: 1)));
        var files = Directory.GetFiles(_folder["a", "victims"]).ToDictionary(path => path, File.GetLastWriteTimeUtc);
        Assert.Equal(first, Facts(Execute("a", [setting], targets: 3)));
        Assert.Equal(files, Directory.GetFiles(_folder["a", "victims"]).ToDictionary(path => path, File.GetLastWriteTimeUtc));
    }

    [Fact]
    public void AnInterruptedRunGoesOnWithTheSameBits()
    {
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => TinyTargetedRun.Execute(_folder, "run", [Throughout], 3, note: note => { if (note.Contains("1 of 3", StringComparison.Ordinal)) stop.Cancel(); }, cancellation: stop.Token));
        Assert.Equal(2, Directory.GetFiles(_folder["run", "victims"], "*.json").Length);
        Assert.False(File.Exists(_folder["run", "result.json"]));
        Assert.Equal(Facts(Execute("whole", [Throughout], targets: 3)), Facts(Execute("run", [Throughout], targets: 3)));
    }

    [Fact]
    public void DamagedAttemptsAreMadeAgain()
    {
        var first = Facts(Execute("run", [Frozen], targets: 2));
        var path = Directory.GetFiles(_folder["run", "victims"], "*.json")[0];
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"isHit\": true", "\"isHit\": false", StringComparison.Ordinal) + " ");
        Assert.Equal(first, Facts(Execute("run", [Frozen], targets: 2)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AttemptsWhosePoisonIsGoneOrDamagedAreMadeAgain(bool isGone)
    {
        var first = Facts(Execute("run", [Frozen], targets: 2));
        var path = Directory.GetFiles(_folder["run", "victims"], "poison-*.npy")[0];
        var poison = File.ReadAllBytes(path);
        if (isGone) File.Delete(path);
        else File.WriteAllBytes(path, [.. poison[..^1], (byte)(poison[^1] ^ 1)]);
        Assert.Equal(first, Facts(Execute("run", [Frozen], targets: 2)));
        Assert.Equal(poison, File.ReadAllBytes(path));
    }

    /// <summary>A single poison instance is the nearest of those that were made, so that it depends on how many these are.</summary>
    [Fact]
    public void OtherNumbersOfPoisonInOneFolderAreNotMixed()
    {
        Execute("run", [Throughout with { Poisons = [1] }], targets: 2);
        var setting = Throughout with { Poisons = [1, 9] };
        Assert.Equal(Facts(Execute("fresh", [setting], targets: 2)), Facts(Execute("run", [setting], targets: 2)));
    }

    [Fact]
    public void ImpossibleNumbersOfPoisonAreRefused()
    {
        Fails.With(() => Execute("run", [Throughout with { Poisons = [2, 2] }], 1), "a number of poison instances stands there twice");
        Fails.With(() => Execute("run", [Throughout with { Poisons = [500] }], 1), "500 poison instances are asked for, and there are");
    }

    [Fact]
    public void OneTargetMoreCraftsOneMore()
    {
        var first = Execute("run", [Frozen], targets: 2).Results[0].Attempts;
        var more = Execute("run", [Frozen], targets: 3).Results[0].Attempts;
        Assert.Equal(first.Select(attempt => (attempt.Target, attempt.PoisonSha256)), more.Take(2).Select(attempt => (attempt.Target, attempt.PoisonSha256)));
        Assert.Equal(3, more.Count);
    }

    [Fact]
    public void TheReportShowsWhatWasFound()
    {
        var result = Execute("run", [Frozen, Frozen with { Name = "fewer", Average = 2 }], targets: 3);
        var page = File.ReadAllText(RunReport.Write(_folder["run"]));
        var summary = TargetedSummary.Of(result)[0];
        Assert.Contains($"<em>{summary.Success.Count} of 3</em>", page, StringComparison.Ordinal);
        foreach (var text in new[] { "Published", "1,099 of 1,099", "Targets hit, by number of features", "Against a certificate", "Target, base, poison", "model.onnx", "evaluate --experiment frogs" })
            Assert.Contains(text, page, StringComparison.Ordinal);
        // Target, base and poison of three targets, twice.
        Assert.Equal(3 * (3 + 3), page.Split("data:image/png;base64,").Length - 1);
        var examples = _folder["run", "collision-examples.json"];
        File.WriteAllText(examples, File.ReadAllText(examples).Replace("\"fewer\"", "\"more\"", StringComparison.Ordinal));
        Fails.With(() => RunReport.Write(_folder["run"]), "collision-examples.json", "does not fit result.json");
    }

    /// <summary>Of several poison instances one is shown, and what stands below it is said of that one.</summary>
    [Fact]
    public void TriplesHaveFiguresOfTheirOwn()
    {
        var outcome = Execute("run", [Throughout], targets: 2).Results.Single();
        var triples = CollisionExamplesFile.Read(_folder["run", "collision-examples.json"]).Single().Triples;
        Assert.Equal(outcome.Attempts.Where(attempt => attempt.PoisonCount == 4).Select(attempt => (attempt.Target, attempt.Bases[0])), triples.Select(triple => (triple.Target, triple.Base)));
        for (var i = 0; i < triples.Count; i++)
        {
            var (triple, single) = (triples[i], outcome.Attempts[2 * i]);
            var squares = triple.BaseImage.Zip(triple.PoisonImage, (before, after) => (double)(before - after) * (before - after)).Average();
            Assert.Equal(10 * Math.Log10(255 * 255 / squares), triple.Psnr, 0.01);
            // The one that is shown is the one that an attack with a single poison instance takes.
            Assert.Equal((single.DistanceAfter, single.Psnr), (triple.DistanceAfter, triple.Psnr), (left, right) => Math.Abs(left.Item1 - right.Item1) < 1e-3 && Math.Abs(left.Item2 - right.Item2) < 0.01);
            // Without the watermark, its base was further away.
            Assert.True(triple.DistanceBefore > single.DistanceBefore);
        }
        var page = WebUtility.HtmlDecode(File.ReadAllText(RunReport.Write(_folder["run"])));
        Assert.Contains(FormattableString.Invariant($"{triples[1].Psnr:0.0}\u00A0dB, test input {triples[1].Target}"), page, StringComparison.Ordinal);
    }

    [Fact]
    public void AllFaultsAreNamedAtOnce()
    {
        var plan = TinyTargetedRun.Plan([Frozen with { PerClass = 0, Opacity = 1 }, Throughout with { Layer = "x", Model = "vgg" }], targets: 0, backbone: null) with { Classes = [0, 1, 99] };
        Fails.With(() => plan.Prepare(TinyTargetedRun.Splits),
            "evaluate: class 99 does not exist", "3 classes; a boundary lies between two", "targets is 0", "setting frozen: 0 training images", "setting frozen: opacity is 1",
            "setting throughout: layer, pixels, average, size and partitions go with a frozen backbone", "no network is called 'vgg'", "a pretrained network is needed");
        Fails.With(() => TinyTargetedRun.Plan([Throughout, Throughout], 1, "some.onnx").Prepare(TinyTargetedRun.Splits), "two settings have one name", "this experiment uses no backbone");
        Fails.With(() => Execute("run", [Throughout with { Size = 56 }], 1), "setting throughout: layer, pixels, average, size and partitions go with");
        Fails.With(() => Execute("run", [Frozen with { Average = 3 }], 1), "a feature map of 4×4×4 cannot be averaged to 3×3");
    }

    private static IEnumerable<string> Facts(TargetedResult result) => [.. result.Results.SelectMany(outcome => outcome.Attempts.Select(attempt =>
        FormattableString.Invariant($"{attempt.Target} {attempt.PoisonCount} {attempt.ConfidenceBefore:R} {attempt.ConfidenceAfter:R} {attempt.PoisonSha256} {attempt.IsHit} {string.Join(',', attempt.Degrees)} {attempt.Defence}")))];

    private TargetedResult Execute(string name, TargetedSetting[] settings, int targets, int threads = 2) => TinyTargetedRun.Execute(_folder, name, settings, targets, threads);
}
