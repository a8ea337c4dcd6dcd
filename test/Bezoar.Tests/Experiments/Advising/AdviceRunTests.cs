using Bezoar.Data;
using Bezoar.Experiments;
using Bezoar.Experiments.Advising;
using Bezoar.Tests.TransferLearning;
using Bezoar.TransferLearning;

namespace Bezoar.Tests.Experiments.Advising;

public sealed class AdviceRunTests : IDisposable
{
    private static readonly MachineFacts Machine = new("version", "processor", () => 0);

    private readonly TemporaryFolder _folder = new();
    private readonly AdvicePlan _plan;

    public AdviceRunTests() => _plan = new() { Transfer = new() { Backbone = SmallClassifier.Write(_folder) }, Few = 2, Many = 12, Folds = 4, Seed = 3 };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TriesEveryWayWithFewAndWithManySamples()
    {
        var result = Run(_plan);
        Assert.Equal((24, "8×8×1", 30), (result.SampleCount, result.Input, result.Dataset.TrainCount));
        Assert.Equal([2, 9], result.Results.Select(row => row.PerClass));
        foreach (var row in result.Results)
        {
            Assert.Equal(
                [
                    (StrategyKind.LinearOnTop, SmallClassifier.Top, "all", 5), (StrategyKind.LinearOnEarlierStage, "Relu_2", "all", 4),
                    (StrategyKind.FineTuneFew, SmallClassifier.Top, "all-but-2", 5), (StrategyKind.FineTuneMore, SmallClassifier.Top, "none", 5),
                ],
                row.Strategies.Select(each => (each.Kind, each.Layer, each.Freeze, each.FeatureCount)));
            Assert.All(row.Strategies, each => Assert.Equal((4, each.Accuracies.Average()), (each.Accuracies.Count, each.Mean), (a, b) => a.Item1 == b.Item1 && Math.Abs(a.Item2 - b.Item2) < 1e-12));
            Assert.Equal(row.Strategies.Max(each => each.Mean), row.Best.Mean);
            Assert.Equal(row.Strategies[0].Mean - row.Strategies[1].Mean, row.TopLayerLead);
        }
    }

    [Fact]
    public void NeitherThreadsNorTestInputsNorTheOrderOfSamplesMatter()
    {
        var (one, two) = (Run(_plan), Run(_plan, SmallClassifier.Images(8, 99), 2));
        Assert.Equal(Figures(one), Figures(two));
        var images = SmallClassifier.Images(30, 4);
        var reversed = images.Subset(images.Name, [.. Enumerable.Range(0, 30).Reverse()]);
        Assert.Equal(Figures(one), Figures(Execute(_plan, new("halves", reversed, images), 1)));
        Assert.NotEqual(Figures(one), Figures(Run(_plan with { Seed = 4 })));
    }

    [Fact]
    public void TheBestIsTheHighestMeanAndOfEqualOnesTheCheapest()
    {
        static StrategyResult Of(StrategyKind kind, double mean) => new(kind, "", "", 1, 1, mean, [mean], 0);
        AdviceRow Row(params StrategyResult[] strategies) => new() { PerClass = 1, Strategies = strategies, TopLayerLead = null };
        var (low, high, equal) = (Of(StrategyKind.LinearOnTop, 0.5), Of(StrategyKind.FineTuneFew, 0.75), Of(StrategyKind.FineTuneMore, 0.75));
        Assert.Same(high, Row(low, high, equal).Best);
        Assert.Same(low, Row(low).Best);
        Assert.Null(Row(low).BestOf(StrategyKind.LinearOnEarlierStage));
    }

    [Fact]
    public void FaultsAreNamedAtOnce()
    {
        Fails.With(() => Run(_plan with { Few = 0, Many = 3, Folds = 4, Transfer = _plan.Transfer with { Size = 0 } }), "size is 0", "many is 3", "few is 0");
        Fails.With(() => Run(_plan with { Few = 9 }), "many is 12 per class, of which 9 are trained on at a time", "more than the 9 that are few");
        Fails.With(() => Run(_plan with { Folds = 1 }), "folds are 1");
        Fails.With(() => Run(_plan with { Many = 16 }), "class 0 has 15 training samples, and 16 are asked for; class 1 has 15");
    }

    private static IEnumerable<double> Figures(AdviceResult result) => result.Results.SelectMany(row => row.Strategies.SelectMany(each => each.Accuracies));

    private static AdviceResult Run(AdvicePlan plan, Dataset? test = null, int threads = 1) =>
        Execute(plan, new("halves", SmallClassifier.Images(30, 4), test ?? SmallClassifier.Images(6, 5)), threads);

    private static AdviceResult Execute(AdvicePlan plan, DatasetSplits splits, int threads) =>
        new AdviceRun(plan, Machine, new StageClock(TimeProvider.System), new(threads), _ => { }).Execute(splits);
}
