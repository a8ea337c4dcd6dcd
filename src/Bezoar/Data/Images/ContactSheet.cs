namespace Bezoar.Data.Images;

/// <summary>Puts small images side by side on one picture, so that a person can look through them.</summary>
public static class ContactSheet
{
    private const byte Paper = 255, Middle = 128;
    private const int Gap = 2, GapOfGroups = 10;

    // A digit or a thumbnail of 32 pixels becomes large enough to be looked at.
    private const int WantedSide = 84;

    /// <summary>A PNG file: groups of images from left to right, and from top to bottom.</summary>
    /// <param name="shape">Of every image: one or three channels.</param>
    /// <param name="groups">Images that belong together, side by side; as many in each group.</param>
    /// <param name="groupsAcross">How many groups stand side by side.</param>
    /// <exception cref="ArgumentException">No images, groups of different sizes, another number of channels.</exception>
    public static byte[] Encode(ImageShape shape, IReadOnlyList<IReadOnlyList<byte[]>> groups, int groupsAcross)
    {
        if (groups.Count == 0 || groups.Any(group => group.Count != groups[0].Count)) throw new ArgumentException("groups of one size are needed", nameof(groups));
        var scale = Math.Max(1, WantedSide / Math.Max(shape.Width, shape.Height));
        var (cellHeight, cellWidth, images) = (scale * shape.Height, scale * shape.Width, groups[0].Count);
        var across = Math.Min(groupsAcross, groups.Count);
        var down = (groups.Count + across - 1) / across;
        var groupWidth = images * (cellWidth + Gap) - Gap;
        var sheet = new ImageShape(shape.Channels, down * (cellHeight + GapOfGroups) + GapOfGroups, across * (groupWidth + GapOfGroups) + GapOfGroups);
        var pixels = new byte[sheet.ByteCount];
        Array.Fill(pixels, Paper);
        for (var i = 0; i < groups.Count; i++)
        {
            for (var j = 0; j < images; j++)
            {
                var top = GapOfGroups + i / across * (cellHeight + GapOfGroups);
                var left = GapOfGroups + i % across * (groupWidth + GapOfGroups) + j * (cellWidth + Gap);
                Draw(shape, groups[i][j], scale, sheet, pixels, top, left);
            }
        }
        return PngWriter.Encode(sheet, pixels);
    }

    /// <summary>What was changed, made visible: grey where nothing was, brighter or darker by <paramref name="factor"/> times the change.</summary>
    public static byte[] Difference(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after, int factor = 8)
    {
        var difference = new byte[before.Length];
        for (var i = 0; i < difference.Length; i++)
            difference[i] = (byte)Math.Clamp(Middle + factor * (after[i] - before[i]), 0, byte.MaxValue);
        return difference;
    }

    private static void Draw(ImageShape shape, byte[] image, int scale, ImageShape sheet, byte[] pixels, int top, int left)
    {
        for (var channel = 0; channel < shape.Channels; channel++)
        {
            for (var y = 0; y < scale * shape.Height; y++)
            {
                var row = pixels.AsSpan((channel * sheet.Height + top + y) * sheet.Width + left, scale * shape.Width);
                for (var x = 0; x < row.Length; x++)
                    row[x] = image[(channel * shape.Height + y / scale) * shape.Width + x / scale];
            }
        }
    }
}
