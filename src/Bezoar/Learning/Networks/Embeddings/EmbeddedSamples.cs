using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Embeddings;

/// <summary>The features of samples with the samples' labels, at the same positions.</summary>
internal sealed class EmbeddedSamples : SampleSource
{
    private readonly SampleSource _samples;
    private readonly byte[] _features;
    private readonly int _length;

    /// <summary>Computes the features, on one thread.</summary>
    public EmbeddedSamples(SampleSource samples, FrozenLayers layers, CancellationToken cancellation) : base(samples.Count, layers.Shape, samples.ClassCount) =>
        (_samples, _features, _length) = (samples, layers.Features(samples, new Workers(1, cancellation)), layers.Shape.ByteCount);

    public override ReadOnlySpan<byte> Record(int position) => _features.AsSpan(position * _length, _length);

    public override int Label(int position) => _samples.Label(position);
}
