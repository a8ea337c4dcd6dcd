using Bezoar.Experiments;
using Bezoar.Experiments.Evaluation;

namespace Bezoar.Tests.Experiments.Evaluation;

/// <summary>Finished victims are kept, and nothing of that can be seen in the result.</summary>
public sealed class ResumedEvaluateTests : IDisposable
{
    private static readonly EvaluatePlan Plan = TinyRun.Plan with
    {
        Attacks = [.. TinyRun.Plan.Attacks, new() { Attack = "label-flip", Rate = 0.3 }],
        Victims = [TinyRun.Linear with { Epochs = 2 }],
    };

    private static readonly Lazy<string[]> Expected = new(() =>
    {
        using var folder = new TemporaryFolder();
        return [.. TinyRun.DigestsOf(TinyRun.Run(folder["run"], Plan))];
    });

    private readonly TemporaryFolder _folder = new();
    private readonly TinyRun _run = new();

    private string Run => _folder["run"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void ThreadsDoNotMatter(int threads) => Assert.Equal(Expected.Value, TinyRun.DigestsOf(_run.Execute(Run, Plan, threads)));

    [Fact]
    public void ASecondRunTrainsNothingAndSaysTheSame()
    {
        var first = _run.Execute(Run, Plan);
        // Each attack, and the victim without poison once.
        Assert.Equal(3, _run.Notes.Count);
        _run.Notes.Clear();
        var second = _run.Execute(Run, Plan);
        Assert.Empty(_run.Notes);
        Assert.Equivalent(first.Results, second.Results, strict: true);
    }

    [Fact]
    public void AnInterruptedRunGoesOnWithTheSameBits()
    {
        using var stop = new CancellationTokenSource();
        var epochs = 0;
        // The first attack's victim and the one without poison are done after four epochs; the fifth is the second attack's first.
        Assert.ThrowsAny<OperationCanceledException>(() => _run.Execute(Run, Plan, epochDone: _ => { if (++epochs == 5) stop.Cancel(); }, cancellation: stop.Token));
        Assert.False(File.Exists(Path.Combine(Run, RunFiles.Result)));
        // Its facts, their SHA-256, and its predictions.
        Assert.Equal(3, Directory.GetFiles(Path.Combine(Run, "victims")).Length);
        _run.Notes.Clear();
        Assert.Equal(Expected.Value, TinyRun.DigestsOf(_run.Execute(Run, Plan)));
        Assert.DoesNotContain(_run.Notes, note => note.StartsWith("badnets", StringComparison.Ordinal));
        Assert.Contains(_run.Notes, note => note.StartsWith("label-flip", StringComparison.Ordinal));
    }

    [Fact]
    public void MoreSeedsTrainOnlyWhatIsNew()
    {
        _run.Execute(Run, Plan);
        _run.Notes.Clear();
        var result = _run.Execute(Run, Plan with { Seeds = 2 });
        Assert.Equal(3, _run.Notes.Count);
        Assert.All(_run.Notes, note => Assert.EndsWith("seed 1", note, StringComparison.Ordinal));
        Assert.Equal([0UL, 0, 1, 1], result.Results.Select(entry => entry.Seed));
        Assert.Equal(Expected.Value, TinyRun.DigestsOf(result).Take(2));
        Assert.Equal(4, TinyRun.DigestsOf(result).Distinct().Count());
    }

    [Fact]
    public void OtherOptionsAreTrainedAnew()
    {
        _run.Execute(Run, Plan);
        _run.Notes.Clear();
        var attack = Plan.Attacks[0];
        EvaluatePlan[] others =
        [
            Plan with { Attacks = [attack with { Rate = 0.21 }] }, Plan with { Attacks = [attack with { Amplitude = 99 }] },
            Plan with { Victims = [TinyRun.Linear with { Epochs = 1 }], Attacks = [attack] }, Plan with { EvaluateEvery = 0, Attacks = [attack] },
        ];
        foreach (var other in others) _run.Execute(Run, other);
        Assert.Equal(2 * others.Length, _run.Notes.Count);
    }

    [Fact]
    public void DamagedPredictionsAreMadeAgain()
    {
        var entry = _run.Execute(Run, Plan).Results[1];
        var path = Path.Combine(Run, entry.Predictions);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^4]);
        _run.Notes.Clear();
        Assert.Equal(Expected.Value, TinyRun.DigestsOf(_run.Execute(Run, Plan)));
        Assert.Equal(2, _run.Notes.Count);
        Assert.Equal(4, VictimStore.ReadPredictions(Run, entry.Predictions).Length);
    }

    [Fact]
    public void TheResultOfAnotherCommandIsNotReplaced()
    {
        var result = _folder.WriteText("run/result.json", """{ "schema": "bezoar-result/1", "command": "train" }""");
        Fails.With(() => _run.Execute(Run, Plan), Run, "holds the result of 'bezoar train'");
        Assert.Contains("train", File.ReadAllText(result), StringComparison.Ordinal);
        Assert.Empty(_run.Notes);
    }

    [Fact]
    public void AnImpossiblePlanLeavesNoFolder()
    {
        Fails.With(() => _run.Execute(Run, Plan with { Seeds = 0 }), "seeds is 0");
        Assert.False(Directory.Exists(Run));
    }
}
