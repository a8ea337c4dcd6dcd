namespace Bezoar.Attacks.PoisonFrogs;

/// <summary>The one input that is to be misread.</summary>
/// <param name="Index">Where it stands in the test set.</param>
/// <param name="Label">What it shows.</param>
/// <param name="Record">Its bytes.</param>
public sealed record TargetInstance(int Index, int Label, ReadOnlyMemory<byte> Record);
