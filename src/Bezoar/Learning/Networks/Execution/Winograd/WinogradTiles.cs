namespace Bezoar.Learning.Networks.Execution.Winograd;

/// <summary>How the places of a convolution of stride 1 are cut into tiles.</summary>
/// <param name="geometry">Its patches.</param>
internal readonly unsafe struct WinogradTiles(PatchGeometry geometry)
{
    // Half the multiplications must be saved, or the transforms eat up the gain; and they need enough channels to pay.
    private const int FewestChannels = 16;
    private const double LeastSaving = 1.5;

    /// <summary>Outputs along a side of a tile.</summary>
    public int Outputs { get; } = WinogradTransform.Side + 1 - geometry.Kernel;

    /// <summary>Tiles along the height.</summary>
    public int Rows { get; } = CountOf(geometry.Places.Height, geometry.Kernel);

    /// <summary>Tiles along the width.</summary>
    public int Columns { get; } = CountOf(geometry.Places.Width, geometry.Kernel);

    /// <summary>Tiles of one image.</summary>
    public int PerImage => Rows * Columns;

    /// <summary>Whether a convolution is cheaper this way.</summary>
    public static bool Suit(PatchGeometry geometry)
    {
        if (geometry.Stride != 1 || geometry.Kernel is not (3 or 4 or 5) || geometry.Padding >= geometry.Kernel) return false;
        var (inputs, outputs) = (geometry.Image.Channels, geometry.Places.Channels);
        if (inputs % WinogradTransform.Lanes != 0 || outputs % WinogradTransform.Lanes != 0 || Math.Min(inputs, outputs) < FewestChannels) return false;
        var tiles = new WinogradTiles(geometry);
        return LeastSaving * tiles.PerImage * WinogradTransform.Points < (double)geometry.Places.Area * geometry.Kernel * geometry.Kernel;
    }

    /// <summary>The 36 places of a tile's data, those outside of the image in <paramref name="zeros"/>.</summary>
    public void FindData(float* images, int tile, float* zeros, float** places)
    {
        var (image, y, x) = Locate(tile);
        var shape = geometry.Image;
        images += (long)image * shape.Count;
        Find(images, shape, y * Outputs - geometry.Padding, x * Outputs - geometry.Padding, WinogradTransform.Side, zeros, places);
    }

    /// <summary>The outputs × outputs places of a tile's result, those outside of the image in <paramref name="outside"/>.</summary>
    public void FindOutputs(float* outputs, int tile, float* outside, float** places)
    {
        var (image, y, x) = Locate(tile);
        var shape = geometry.Places;
        Find(outputs + (long)image * shape.Count, shape, y * Outputs, x * Outputs, Outputs, outside, places);
    }

    private static void Find(float* image, TensorShape shape, int top, int left, int side, float* outside, float** places)
    {
        var pitch = (long)shape.Width * shape.Channels;
        var place = image + top * pitch + (long)left * shape.Channels;
        if (top >= 0 && left >= 0 && top + side <= shape.Height && left + side <= shape.Width)
        {
            for (var i = 0; i < side; i++, place += pitch)
                for (var j = 0; j < side; j++) *places++ = place + j * shape.Channels;
            return;
        }
        for (var i = 0; i < side; i++, place += pitch)
            for (var j = 0; j < side; j++)
            {
                var isInside = (uint)(top + i) < (uint)shape.Height && (uint)(left + j) < (uint)shape.Width;
                *places++ = isInside ? place + j * shape.Channels : outside;
            }
    }

    private (int Image, int Y, int X) Locate(int tile)
    {
        var (image, rest) = int.DivRem(tile, PerImage);
        var (y, x) = int.DivRem(rest, Columns);
        return (image, y, x);
    }

    private static int CountOf(int places, int kernel)
    {
        var outputs = WinogradTransform.Side + 1 - kernel;
        return (places + outputs - 1) / outputs;
    }
}
