using Bezoar.Data;

namespace Bezoar.Features.Patches;

/// <summary>
/// For photographs: how strongly patches of an image respond to a bank of whitened filters, cell by cell, on both sides of a threshold
/// (after Coates, Ng and Lee, "An analysis of single-layer networks in unsupervised feature learning", AISTATS 2011), and each cell whitened once more.
/// There, filters and whitening are learnt from training images; here, from drawn ones, so that it is a fixed formula and data-independent.
/// </summary>
public sealed class PatchDescriptor : SampleDescriptor
{
    private readonly ImageShape _shape;
    private readonly PatchOptions _options;
    private readonly Lazy<(PatchLayers Layers, CellWhitening Whitening)> _parts;

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
        _parts = new(Create);
    }

    /// <inheritdoc/>
    public override int Length => _options.Cells * _options.Cells * _options.WhitenedLength;

    /// <inheritdoc/>
    public override int ViewCount => 1 + _options.Copies;

    /// <inheritdoc/>
    public override FeatureProvenance Provenance => FeatureProvenance.DataIndependent;

    /// <inheritdoc/>
    public override string Description => _options.Description;

    /// <inheritdoc/>
    public override void Describe(ReadOnlySpan<byte> record, int view, Span<float> descriptor)
    {
        var (layers, whitening) = _parts.Value;
        var workspace = layers.LookAt(record, mirrored: view == 1);
        whitening.Apply(workspace.Cells, layers.CellCount, descriptor);
        layers.GiveBack(workspace);
    }

    private (PatchLayers Layers, CellWhitening Whitening) Create()
    {
        FilterBank[] banks = [.. _options.Sizes.Select(size => FilterBank.Create(new(_shape.Channels, size), _options))];
        return (new(_shape, banks, _options), CellWhitening.Create(_shape.Channels, banks, _options));
    }
}
