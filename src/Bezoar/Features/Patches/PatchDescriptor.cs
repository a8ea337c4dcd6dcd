using System.Collections.Concurrent;
using Bezoar.Data;

namespace Bezoar.Features.Patches;

/// <summary>
/// For photographs: how strongly patches of an image respond to a bank of whitened filters, cell by cell, on both sides of a threshold
/// (after Coates, Ng and Lee, "An analysis of single-layer networks in unsupervised feature learning", AISTATS 2011). There, filters and
/// whitening are learnt from training images; here, from drawn ones, so that it is a fixed formula and data-independent.
/// </summary>
public sealed class PatchDescriptor : SampleDescriptor
{
    private readonly ImageShape _shape;
    private readonly PatchOptions _options;
    private readonly Lazy<PatchLayer[]> _layers;

    // As many as there ever were images described at the same time.
    private readonly ConcurrentBag<PatchWorkspace> _workspaces = [];

    /// <summary>For images of one size. Filters are made when the first image is described.</summary>
    /// <param name="shape">Channels and size.</param>
    /// <param name="options">All settings.</param>
    /// <exception cref="BezoarException">Impossible options, all named at once, or an image smaller than a patch.</exception>
    public PatchDescriptor(ImageShape shape, PatchOptions options)
    {
        options.Validate();
        var largest = options.Sizes.Max();
        if (Math.Min(shape.Height, shape.Width) < largest) throw Errors.SmallerThanPatch(shape, largest);
        (_shape, _options) = (shape, options);
        _layers = new(() => [.. options.Sizes.Select(CreateLayer)]);
    }

    /// <inheritdoc/>
    public override int Length => _options.Sizes.Count * LayerLength;

    /// <inheritdoc/>
    public override int ViewCount => 1 + _options.Copies;

    /// <inheritdoc/>
    public override FeatureProvenance Provenance => FeatureProvenance.DataIndependent;

    /// <inheritdoc/>
    public override string Description => _options.Description;

    private int LayerLength => _options.Cells * _options.Cells * 2 * _options.Filters;

    /// <inheritdoc/>
    public override void Describe(ReadOnlySpan<byte> record, int view, Span<float> descriptor)
    {
        var layers = _layers.Value;
        if (!_workspaces.TryTake(out var workspace)) workspace = new(_shape, layers);
        workspace.Load(record, mirrored: view == 1);
        for (var i = 0; i < layers.Length; i++)
            layers[i].Describe(workspace, workspace.Panels[i], descriptor.Slice(i * LayerLength, LayerLength));
        _workspaces.Add(workspace);
        Centre(descriptor);
        Normalise(descriptor);
    }

    private PatchLayer CreateLayer(int size) => new(
        FilterBank.Create(new(_shape.Channels, size), _options),
        new(_shape.Height - size + 1, _shape.Width - size + 1, _options.Cells, _options.Reach),
        _options);

    /// <summary>Takes the mean of the numbers away, summing in index order.</summary>
    private static void Centre(Span<float> vector)
    {
        var sum = 0.0;
        foreach (var value in vector) sum += value;
        var mean = sum / vector.Length;
        foreach (ref var value in vector) value = (float)(value - mean);
    }
}
