namespace Bezoar.Attacks;

/// <summary>A sample that the attacker added or changed.</summary>
/// <param name="Index">Where it stands in the poisoned training set.</param>
/// <param name="Touch">What was done.</param>
/// <param name="Source">The sample of the original training set that it was made from: for all but added ones, the one at <paramref name="Index"/>.</param>
/// <param name="LabelBefore">Label of the source.</param>
/// <param name="LabelNow">Label of the poison instance.</param>
public readonly record struct PoisonInstance(int Index, Touch Touch, int Source, int LabelBefore, int LabelNow);
