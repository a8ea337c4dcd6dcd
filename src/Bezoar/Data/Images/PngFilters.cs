namespace Bezoar.Data.Images;

/// <summary>Rows of a PNG file are stored as differences from what is to their left and above (ISO/IEC 15948, section 9).</summary>
internal static class PngFilters
{
    private const byte PaethFilter = 4;

    /// <summary>Turns pixels into differences from Paeth's prediction, in place: photographs are half as long then.</summary>
    /// <inheritdoc cref="Undo"/>
    public static void Apply(byte[] lines, int height, int rowLength, int step)
    {
        // From the last byte to the first, so that everything that a difference is from is still there.
        for (var y = height - 1; y >= 0; y--)
        {
            var row = lines.AsSpan(y * (1 + rowLength) + 1, rowLength);
            var above = y == 0 ? new byte[rowLength] : lines.AsSpan((y - 1) * (1 + rowLength) + 1, rowLength);
            for (var x = rowLength - 1; x >= 0; x--)
                row[x] -= (byte)Paeth(x < step ? 0 : row[x - step], above[x], x < step ? 0 : above[x - step]);
            lines[y * (1 + rowLength)] = PaethFilter;
        }
    }

    /// <summary>Turns differences into pixels, in place.</summary>
    /// <param name="lines">height × (1 + rowLength); each row begins with the number of its filter.</param>
    /// <param name="height">Rows.</param>
    /// <param name="rowLength">Bytes of a row.</param>
    /// <param name="step">Bytes of a pixel: to the left means one pixel to the left.</param>
    /// <param name="name">What messages call the file.</param>
    public static void Undo(byte[] lines, int height, int rowLength, int step, string name)
    {
        ReadOnlySpan<byte> above = new byte[rowLength];
        for (var y = 0; y < height; y++)
        {
            var filter = lines[y * (1 + rowLength)];
            var row = lines.AsSpan(y * (1 + rowLength) + 1, rowLength);
            for (var x = 0; x < rowLength; x++)
            {
                int left = x < step ? 0 : row[x - step], up = above[x], corner = x < step ? 0 : above[x - step];
                row[x] += (byte)(filter switch
                {
                    0 => 0,
                    1 => left,
                    2 => up,
                    3 => (left + up) / 2,
                    PaethFilter => Paeth(left, up, corner),
                    _ => throw Errors.NotAPng(name, "its pixels are damaged"),
                });
            }
            above = row;
        }
    }

    /// <summary>Whichever neighbour is nearest to left + up − corner; left before up before corner on ties.</summary>
    private static int Paeth(int left, int up, int corner)
    {
        var (toLeft, toUp, toCorner) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - 2 * corner));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
}
