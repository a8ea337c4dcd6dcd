using Bezoar.Data;
using Bezoar.Numerics;

namespace Bezoar.Attacks.CleanLabel;

/// <summary>Leaves images as they are: the baseline, which a victim has no reason to learn the trigger from.</summary>
public sealed class NoHardening : IHardening
{
    /// <inheritdoc/>
    public string Variant => "baseline";

    /// <inheritdoc/>
    public string Description => "images left as they are";

    /// <inheritdoc/>
    public IReadOnlyList<string> Faults(Dataset training, int targetClass) => [];

    /// <inheritdoc/>
    public void Harden(Dataset training, ReadOnlySpan<int> indices, Workers workers, Span<byte> destination)
    {
        var size = training.Shape.ByteCount;
        for (var i = 0; i < indices.Length; i++) training.Record(indices[i]).CopyTo(destination[(i * size)..]);
    }
}
