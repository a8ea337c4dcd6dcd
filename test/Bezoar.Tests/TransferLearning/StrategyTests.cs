using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Tests.Learning.Networks.Onnx;
using Bezoar.TransferLearning;

namespace Bezoar.Tests.TransferLearning;

public class StrategyTests
{
    private const string Name = "tiny-darknet";

    [RequiresBackboneFact(Name)]
    public void ARealClassifierIsCutAtItsStagesAndBlocks()
    {
        var plan = new TransferPlan { Backbone = RequiresBackboneFactAttribute.PathOf(Name), Size = 64 };
        var found = Strategy.Candidates(plan, new(32, 32, 3));
        Assert.Equal(
            [
                (StrategyKind.LinearOnTop, "leaky_re_lu_15", "all"), (StrategyKind.LinearOnEarlierStage, "leaky_re_lu_10", "all"),
                (StrategyKind.LinearOnEarlierStage, "leaky_re_lu_6", "all"), (StrategyKind.FineTuneFew, "leaky_re_lu_15", "all-but-2"),
                (StrategyKind.FineTuneMore, "leaky_re_lu_15", "all-but-8"),
            ],
            found.Select(each => (each.Kind, each.Plan.Layer!, each.Plan.Freeze.ToString())));
        foreach (var candidate in found)
        {
            using var network = TransferNetwork.Create(candidate.Plan, new ImageShape(3, 32, 32), 2, 0);
            Assert.Equal(new TensorShape(64, 64, 3), network.Input);
        }
    }

    [Theory]
    [InlineData("Relu_7", "Relu_7/all Relu_2/all Relu_7/all-but-2 Relu_7/none")]
    [InlineData("Relu_5", "Relu_5/all Relu_2/all Relu_5/all-but-1 Relu_5/none")]
    // One block in one stage.
    [InlineData("Relu_2", "Relu_2/all Relu_2/none")]
    public void SmallNetworksOfferFewerWays(string layer, string expected)
    {
        using var folder = new TemporaryFolder();
        var found = Strategy.Candidates(new() { Backbone = SmallClassifier.Write(folder), Layer = layer, Freeze = Freezing.AllBut(7), Start = StartingWeights.Cold }, new(8, 8, 1));
        Assert.Equal(expected, string.Join(' ', found.Select(each => $"{each.Plan.Layer}/{each.Plan.Freeze}")));
        Assert.All(found, each => Assert.Empty(each.Plan.Faults()));
    }

    /// <summary>As in ResNet: what the map before the average gives once it is averaged, the top layer gives.</summary>
    [Fact]
    public void AMapThatIsOnlyAveragedIsNoEarlierStage()
    {
        using var folder = new TemporaryFolder();
        var path = SmallClassifier.Write(folder, model => model.Add(
            "Gemm", [model.Add("Flatten", [model.Add("GlobalAveragePool", [model.Output])]), model.Weight(1, 7, 5), model.Weight(1, 7)], ("transB", 1L)));
        var found = Strategy.Candidates(new() { Backbone = path }, new(8, 8, 1));
        Assert.Equal("Flatten_9/all Relu_2/all Flatten_9/all-but-2 Flatten_9/none", string.Join(' ', found.Select(each => $"{each.Plan.Layer}/{each.Plan.Freeze}")));
    }
}
