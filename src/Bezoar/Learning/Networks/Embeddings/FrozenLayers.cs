using System.Runtime.InteropServices;
using Bezoar.Data;
using Bezoar.Features;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Embeddings;

/// <summary>
/// The first layers of a trained network, which stay as they are: they turn images into features, on which networks of their own are trained. Certificates
/// that build on them are as good as their <see cref="Provenance"/>.
/// </summary>
/// <param name="network">From images to vectors of features. It belongs to this.</param>
/// <param name="standardisation">What it sees of pixels.</param>
/// <param name="provenance">What the layers were learnt from.</param>
/// <param name="description">Where they come from, with everything that decides their weights.</param>
public sealed class FrozenLayers(Network network, Standardisation standardisation, FeatureProvenance provenance, string description) : IDisposable
{
    // Larger batches need more memory and are no faster.
    private const int ImagesPerPass = 16;

    /// <summary>What the layers were learnt from.</summary>
    public FeatureProvenance Provenance => provenance;

    /// <summary>Where they come from, with everything that decides their weights.</summary>
    public string Description => description;

    /// <summary>What one vector of features holds.</summary>
    public VectorShape Shape { get; } = new(network.Definition.Output.Count);

    /// <summary>Images × features, row by row. The features of an image depend on that image and the layers alone.</summary>
    /// <param name="images">Any number of them.</param>
    /// <param name="workers">Threads, and what may cancel between passes.</param>
    /// <exception cref="BezoarException">The layers take other images, or give more numbers than fit into memory.</exception>
    /// <exception cref="OperationCanceledException">Asked for through the workers.</exception>
    public byte[] Features(SampleSource images, Workers workers)
    {
        var length = (long)images.Count * Shape.Length * sizeof(float);
        if (length > Array.MaxLength) throw Errors.TooManyFeatures(description, images.Count, Shape.Length);
        var features = new byte[length];
        using var evaluator = new Evaluator(network, images.Shape, standardisation, ImagesPerPass, workers);
        evaluator.Outputs(images, MemoryMarshal.Cast<byte, float>(features.AsSpan()));
        return features;
    }

    /// <summary>The features of a data set's images, in the order of its file, with their labels.</summary>
    /// <inheritdoc cref="Features(SampleSource, Workers)"/>
    public Dataset Features(Dataset images, Workers workers) =>
        new(images.Name, Shape, images.ClassCount, Features(SampleSource.InFileOrder(images), workers), images.Labels.ToArray());

    /// <inheritdoc/>
    public void Dispose() => network.Dispose();
}
