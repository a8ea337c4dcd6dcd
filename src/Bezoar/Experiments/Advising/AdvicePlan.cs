using Bezoar.TransferLearning;

namespace Bezoar.Experiments.Advising;

/// <summary>What is compared to find out how a pretrained network is best used.</summary>
public sealed record AdvicePlan
{
    private const int MostFolds = 100;

    /// <summary>The network, the size of images, and its last layer that is used; what it freezes is what is tried.</summary>
    public required TransferPlan Transfer { get; init; }

    /// <summary>Classes to use, renumbered in this order; null for all.</summary>
    public IReadOnlyList<int>? Classes { get; init; }

    /// <summary>Samples of each class that are trained on in the table's first row.</summary>
    public int Few { get; init; } = 20;

    /// <summary>
    /// Samples of each class that are drawn; in the second row, all but one fold of them are trained on. More take longer and tell more: every one is
    /// predicted once in either row.
    /// </summary>
    public int Many { get; init; } = 200;

    /// <summary>Each way is tried so often, each time without one fold, which it then predicts. More take longer and train on more.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>Samples of each class that are trained on in the second row, at most one more for some.</summary>
    public int TrainedMany => Many - (Many + Folds - 1) / Folds;

    /// <summary>Of the draw, the deal into folds, initial weights and order.</summary>
    public ulong Seed { get; init; }

    /// <summary>Throws one exception that names every fault.</summary>
    public void Validate()
    {
        var faults = Transfer.Faults().ToList();
        if (Folds is < 2 or > MostFolds) faults.Add(FormattableString.Invariant($"folds are {Folds}, must be 2 to {MostFolds}"));
        else if (Many < Folds) faults.Add(FormattableString.Invariant($"many is {Many} per class, must be at least the {Folds} folds"));
        else if (TrainedMany <= Few)
            faults.Add(FormattableString.Invariant($"many is {Many} per class, of which {TrainedMany} are trained on at a time; that must be more than the {Few} that are few"));
        if (Few < 1) faults.Add(FormattableString.Invariant($"few is {Few} per class, must be at least 1"));
        if (faults.Count > 0) throw Errors.InvalidOptions("advise", faults);
    }
}
