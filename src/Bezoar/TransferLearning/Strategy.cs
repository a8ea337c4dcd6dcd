using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Onnx;

namespace Bezoar.TransferLearning;

/// <summary>
/// The ways to use a pretrained network between which the usual table chooses: by how many samples there are, and by how similar they are to those that
/// it was trained on (Donahue et al., arXiv 1310.1531, and Razavian et al., arXiv 1403.6382, on features of several layers).
/// </summary>
public enum StrategyKind
{
    /// <summary>Few samples, similar data: a linear classifier on the top layer.</summary>
    LinearOnTop,

    /// <summary>Few samples, different data: a linear classifier on an earlier stage, which knows less of the classes it was trained on.</summary>
    LinearOnEarlierStage,

    /// <summary>Many samples, similar data: fine-tune a few layers.</summary>
    FineTuneFew,

    /// <summary>Many samples, different data: fine-tune more layers.</summary>
    FineTuneMore,
}

/// <summary>One way to use a pretrained network.</summary>
/// <param name="Kind">Where it stands in the table.</param>
/// <param name="Plan">What it comes to for this network, with the layer by name.</param>
public sealed record Strategy(StrategyKind Kind, TransferPlan Plan)
{
    private const int EarlierStages = 2, FewBlocks = 2;

    /// <summary>
    /// The ways that a network offers, from the cheapest on: linear classifiers on its top layer and on the ends of the two stages before (a stage ends where
    /// the feature map loses places and blocks follow), and fine-tuning of the last two and of the later half of its blocks, or as many as there are.
    /// </summary>
    /// <param name="plan">The network, its size, and where to begin; what it freezes and how it starts does not matter.</param>
    /// <param name="input">What one image is, before it is brought to another size.</param>
    /// <exception cref="BezoarException">A file that is missing, damaged or cannot be run on such images; no such node.</exception>
    public static IReadOnlyList<Strategy> Candidates(TransferPlan plan, TensorShape input)
    {
        var model = OnnxModel.Read(plan.Backbone);
        var shape = input with { Height = plan.Size ?? input.Height, Width = plan.Size ?? input.Width };
        var top = plan.Layer ?? PretrainedLayers.TopNode(model, shape, plan.Backbone);
        var start = plan with { Layer = top, Freeze = Freezing.All, Start = StartingWeights.Warm };
        using var network = model.ToNetwork(shape, top);
        var blocks = PretrainedLayers.BlockStarts(network.Definition).Length;
        var few = Math.Min(FewBlocks, blocks - 1);
        var more = Math.Max(few + 1, (blocks + 1) / 2);
        List<Strategy> found = [new(StrategyKind.LinearOnTop, start)];
        found.AddRange(PretrainedLayers.EarlierStages(model.Places(shape, top), network.Definition).Take(EarlierStages).Select(
            stage => new Strategy(StrategyKind.LinearOnEarlierStage, start with { Layer = stage.Node })));
        if (few > 0) found.Add(new(StrategyKind.FineTuneFew, start with { Freeze = Freezing.AllBut(few) }));
        if (blocks > 0) found.Add(new(StrategyKind.FineTuneMore, start with { Freeze = more < blocks ? Freezing.AllBut(more) : Freezing.None }));
        return found;
    }
}
