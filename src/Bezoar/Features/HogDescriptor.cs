using System.Buffers;
using Bezoar.Data;

namespace Bezoar.Features;

/// <summary>
/// The default for images: the histogram of oriented gradients of the image and of affine copies of it. A fixed formula:
/// no other image has any part in it.
/// </summary>
public sealed class HogDescriptor : SampleDescriptor
{
    private readonly ImageShape _shape;
    private readonly HogOptions _hogOptions;
    private readonly ViewOptions _viewOptions;
    private readonly Hog _hog;
    private readonly ImageWarp[] _warps;

    /// <summary>For images of one size.</summary>
    /// <param name="shape">Channels and size.</param>
    /// <param name="hog">Settings of the histogram.</param>
    /// <param name="views">Which copies training images get.</param>
    /// <exception cref="BezoarException">Impossible options, all named at once.</exception>
    public HogDescriptor(ImageShape shape, HogOptions hog, ViewOptions views)
    {
        views.Validate();
        (_shape, _hogOptions, _viewOptions) = (shape, hog, views);
        _hog = new(shape, hog);
        var identity = AffineMap.Of(0, 0, 1, 1);
        _warps = [.. AffineMap.Spread(views).Prepend(identity).Select(map => new ImageWarp(shape, map))];
    }

    /// <inheritdoc/>
    public override int Length => _hog.Length;

    /// <inheritdoc/>
    public override int ViewCount => _warps.Length;

    /// <inheritdoc/>
    public override FeatureProvenance Provenance => FeatureProvenance.DataIndependent;

    /// <inheritdoc/>
    public override string Description => $"{_hogOptions.Description}, {_viewOptions.Description}";

    /// <inheritdoc/>
    public override void Describe(ReadOnlySpan<byte> record, int view, Span<float> descriptor)
    {
        var framedLength = ImageWarp.FramedLength(_shape);
        var imageLength = new PaddedImage(_shape).Length;
        var rented = ArrayPool<float>.Shared.Rent(framedLength + imageLength + _hog.ScratchLength);
        var framed = rented.AsSpan(0, framedLength);
        var image = rented.AsSpan(framedLength, imageLength);
        ImageWarp.Frame(record, _shape, framed);
        // What lies beyond a row's end is worked on like pixels and never counted: it must only be finite.
        image.Clear();
        _warps[view].Apply(framed, image);
        _hog.Describe(image, rented.AsSpan(framedLength + imageLength), descriptor);
        Normalise(descriptor);
        ArrayPool<float>.Shared.Return(rented);
    }
}
