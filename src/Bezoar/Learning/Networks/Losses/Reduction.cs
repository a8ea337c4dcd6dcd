namespace Bezoar.Learning.Networks.Losses;

/// <summary>What becomes of the losses of a batch's samples.</summary>
public enum Reduction
{
    /// <summary>Their mean: training moves by as much whatever the batch size.</summary>
    Mean,

    /// <summary>Their sum: each sample's gradient is its own, whatever else is in the batch.</summary>
    Sum,
}

internal static class Reductions
{
    /// <summary>What each sample's loss is multiplied by.</summary>
    public static double Weight(this Reduction reduction, int count) => reduction == Reduction.Mean ? 1.0 / count : 1;
}
