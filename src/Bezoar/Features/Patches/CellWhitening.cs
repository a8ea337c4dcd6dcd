using Bezoar.Numerics;

namespace Bezoar.Features.Patches;

/// <summary>
/// Whitens what filters see in a cell, by what they see in cells of drawn images: filters have much in common, and what all images have counts for no more
/// than what few have. Only the directions in which cells differ most are kept, so that a descriptor is short.
/// </summary>
/// <remarks>
/// "Whitening" as for background statistics of HOG (Hariharan, Malik and Ramanan, "Discriminative decorrelation for clustering and classification", ECCV
/// 2012), whose background is photographs; here it is drawn, so that the descriptor stays data-independent. All cells share one mean and one covariance.
/// </remarks>
internal sealed unsafe class CellWhitening
{
    /// <summary>Drawn images that it learns from: those after the ones that filters are made of. More make no difference.</summary>
    public const int Images = 250;

    private readonly PackedMatrix _map;
    private readonly float[] _shift;

    private CellWhitening(float[] map, float[] shift, int cellLength)
    {
        _shift = shift;
        _map = PackedMatrix.ForRight(shift.Length, cellLength);
        fixed (float* source = map)
            for (var panel = 0; panel < _map.PanelCount; panel++) _map.PackPanel(source, cellLength, 1, shift.Length, panel);
    }

    /// <summary>Learns from drawn images.</summary>
    /// <param name="channels">Of the images.</param>
    /// <param name="banks">The filters of each size.</param>
    /// <param name="options">All settings.</param>
    public static CellWhitening Create(int channels, IReadOnlyList<FilterBank> banks, PatchOptions options)
    {
        var layers = new PatchLayers(new(channels, DeadLeaves.Side, DeadLeaves.Side), banks, options);
        var length = layers.CellLength;
        var cells = DrawnCells(layers, channels);
        var mean = Covariance.SubtractMeans(cells, length);
        var covariance = Covariance.Of(cells, length);
        var variance = 0.0;
        for (var i = 0; i < length; i++) variance += covariance[i * length + i];
        var map = LeadingSubspace.Whiten(covariance, length, options.WhitenedLength, (float)(options.CellWhitening * variance));
        var shift = new float[options.WhitenedLength];
        MatrixProduct.Add(new(map, shift.Length, length), new(mean, length, 1), shift, Workers.Single);
        return new(map, shift, length);
    }

    /// <summary>Whitens the cells of an image and brings each to the same length, so that they are a unit vector together.</summary>
    /// <param name="cells">cells × numbers, in whole tiles.</param>
    /// <param name="cellCount">Cells.</param>
    /// <param name="descriptor">Receives cells × <see cref="PatchOptions.WhitenedLength"/>.</param>
    public void Apply(AlignedBuffer cells, int cellCount, Span<float> descriptor)
    {
        var width = _shift.Length;
        for (var cell = 0; cell < cellCount; cell++)
            for (var i = 0; i < width; i++) descriptor[cell * width + i] = -_shift[i];
        fixed (float* target = descriptor)
            for (var row = 0; row < cellCount; row += MicroKernel.Rows)
                for (var panel = 0; panel < _map.PanelCount; panel++)
                {
                    var column = panel * MicroKernel.Columns;
                    MicroKernel.MultiplyTile(
                        cellCount - row, width - column, _map.Depth, cells.Start + (long)row * _map.Depth, _map.Depth, 1, _map.Panel(panel),
                        target + row * width + column, width);
                }
        for (var cell = 0; cell < cellCount; cell++) ScaleToLength(descriptor.Slice(cell * width, width), 1 / Math.Sqrt(cellCount));
    }

    /// <summary>Images × cells × numbers.</summary>
    private static float[] DrawnCells(PatchLayers layers, int channels)
    {
        var perImage = layers.CellCount * layers.CellLength;
        var cells = new float[Images * perImage];
        for (var image = 0; image < Images; image++)
        {
            byte[] pixels = [.. DeadLeaves.Draw(DrawnPatches.Images + image, channels).Select(value => (byte)(value * 255 + 0.5f))];
            var workspace = layers.LookAt(pixels, mirrored: false);
            workspace.Cells.Slice(0, perImage).CopyTo(cells.AsSpan(image * perImage));
            layers.GiveBack(workspace);
        }
        return cells;
    }

    private static void ScaleToLength(Span<float> vector, double length)
    {
        var squares = 0.0;
        foreach (var value in vector) squares += (double)value * value;
        if (squares == 0) return;
        var scale = length / Math.Sqrt(squares);
        foreach (ref var value in vector) value = (float)(value * scale);
    }
}
