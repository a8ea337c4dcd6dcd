using Bezoar.Learning.Networks.Optimizers;
using Bezoar.Learning.Networks.Recipes;
using Bezoar.Learning.Networks.Training;

namespace Bezoar.TransferLearning;

/// <summary>How a new head, and what is trained with it, is trained unless one says otherwise.</summary>
public static class TransferRecipes
{
    /// <summary>
    /// The recipe of a plan. Adam suits features of any scale. Pretrained weights are moved by smaller steps than fresh ones, and for fewer epochs: they
    /// are close to where they should be, and few samples soon lead them astray.
    /// </summary>
    public static Recipe For(TransferPlan plan)
    {
        var (epochs, rate) = (plan.Freeze.TrainedBlocks, plan.Start) switch
        {
            // One layer on features that are kept: an epoch is a matter of milliseconds.
            (0, _) => (50, 3e-3),
            (_, StartingWeights.Warm) => (10, 3e-4),
            _ => (20, 1e-3),
        };
        return new()
        {
            Epochs = epochs,
            BatchSize = 32,
            Optimizer = new AdamOptions { LearningRate = rate },
            MirrorsPhotographs = plan.Freeze == Freezing.None,
            Standardisation = StandardisationKind.None,
        };
    }
}
