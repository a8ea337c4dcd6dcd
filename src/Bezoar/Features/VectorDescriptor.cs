using System.Runtime.InteropServices;
using Bezoar.Data;

namespace Bezoar.Features;

/// <summary>A float32 record as it is, scaled to unit length.</summary>
/// <param name="shape">Shape of the records.</param>
public sealed class VectorDescriptor(VectorShape shape) : SampleDescriptor
{
    /// <inheritdoc/>
    public override int Length => shape.Length;

    /// <inheritdoc/>
    public override int ViewCount => 1;

    /// <summary>The scaling uses no data; where the vectors themselves come from, the user must know.</summary>
    public override FeatureProvenance Provenance => FeatureProvenance.Trusted;

    /// <inheritdoc/>
    public override string Description => FormattableString.Invariant($"vectors of {shape.Length} numbers, unit norm");

    /// <inheritdoc/>
    public override void Describe(ReadOnlySpan<byte> record, int view, Span<float> descriptor)
    {
        MemoryMarshal.Cast<byte, float>(record).CopyTo(descriptor);
        Normalise(descriptor);
    }
}
