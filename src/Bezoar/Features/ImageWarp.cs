using Bezoar.Data;

namespace Bezoar.Features;

/// <summary>
/// Resamples images of one size by one affine map, bilinearly; what lies outside of the source is zero. Where each pixel
/// comes from is worked out once and serves all images.
/// </summary>
internal sealed unsafe class ImageWarp
{
    private readonly ImageShape _shape;
    private readonly int[] _corners;
    private readonly float[] _right, _down;

    public ImageWarp(ImageShape shape, AffineMap map)
    {
        _shape = shape;
        var (height, width) = (shape.Height, shape.Width);
        _corners = new int[height * width];
        (_right, _down) = (new float[height * width], new float[height * width]);
        var (centreX, centreY) = ((width - 1) * 0.5f, (height - 1) * 0.5f);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                // Beyond the frame of zeros nothing changes any more.
                var sourceX = Math.Clamp(centreX + map.XX * (x - centreX) + map.XY * (y - centreY), -1, width);
                var sourceY = Math.Clamp(centreY + map.YX * (x - centreX) + map.YY * (y - centreY), -1, height);
                var left = Math.Min((int)MathF.Floor(sourceX), width - 1);
                var top = Math.Min((int)MathF.Floor(sourceY), height - 1);
                _corners[y * width + x] = (top + 1) * (width + 2) + left + 1;
                (_right[y * width + x], _down[y * width + x]) = (sourceX - left, sourceY - top);
            }
    }

    /// <summary>Numbers of an image with a frame of zeros, one pixel wide, around each channel.</summary>
    public static int FramedLength(ImageShape shape) => shape.Channels * (shape.Height + 2) * (shape.Width + 2);

    /// <summary>Puts a record, scaled to 0 … 1, into a frame of zeros.</summary>
    public static void Frame(ReadOnlySpan<byte> record, ImageShape shape, Span<float> framed)
    {
        framed.Clear();
        for (var row = 0; row < shape.Channels * shape.Height; row++)
        {
            var (channel, y) = (row / shape.Height, row % shape.Height);
            var target = framed.Slice((channel * (shape.Height + 2) + y + 1) * (shape.Width + 2) + 1, shape.Width);
            for (var x = 0; x < shape.Width; x++) target[x] = record[row * shape.Width + x] * (1f / 255);
        }
    }

    /// <summary>Resamples all channels.</summary>
    /// <param name="framed">The source, as <see cref="Frame"/> leaves it.</param>
    /// <param name="warped">In the layout of <see cref="PaddedImage"/>; only the image's own pixels are written.</param>
    public void Apply(ReadOnlySpan<float> framed, Span<float> warped)
    {
        var layout = new PaddedImage(_shape);
        ArgumentOutOfRangeException.ThrowIfLessThan(framed.Length, FramedLength(_shape));
        ArgumentOutOfRangeException.ThrowIfLessThan(warped.Length, layout.Length);
        var line = _shape.Width + 2;
        fixed (float* source = framed, target = warped, rightShares = _right, downShares = _down)
        fixed (int* corners = _corners)
            for (var channel = 0; channel < _shape.Channels; channel++)
                for (var y = 0; y < _shape.Height; y++)
                {
                    var plane = source + channel * (_shape.Height + 2) * line;
                    var row = target + channel * layout.PlaneLength + y * layout.Stride + PaddedImage.Margin;
                    for (var x = 0; x < _shape.Width; x++)
                    {
                        var pixel = y * _shape.Width + x;
                        var corner = plane + corners[pixel];
                        var right = rightShares[pixel];
                        var above = corner[0] + (corner[1] - corner[0]) * right;
                        var below = corner[line] + (corner[line + 1] - corner[line]) * right;
                        row[x] = above + (below - above) * downShares[pixel];
                    }
                }
    }
}
