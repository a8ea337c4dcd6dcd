using System.Globalization;
using System.Text;
using Bezoar.Data;

namespace Bezoar.Cli.Data;

/// <summary>
/// The first image of each of the first classes, beside one another: in colour by half blocks on a terminal, where each
/// character holds two pixels, and in shades of characters otherwise.
/// </summary>
internal static class ImagePreview
{
    private const int Columns = 15;
    private const int Rows = 2 * 7;
    private const int ImagesInARow = 5;
    private const int MostImages = 10;
    private const string Shades = " .:-=+*#%@";

    public static void Write(TextWriter output, Dataset dataset)
    {
        if (dataset.Shape is not ImageShape { Channels: 1 or 3 } shape) return;
        var inColour = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var pictures = FirstOfEachClass(dataset).Select(i => Shrink(dataset.Record(i), shape)).ToArray();
        foreach (var line in pictures.Chunk(ImagesInARow))
        {
            output.WriteLine();
            for (var row = 0; row < Rows; row += 2)
            {
                var text = string.Join(' ', line.Select(picture => inColour ? HalfBlocks(picture, row) : Characters(picture, row)));
                output.WriteLine(text.TrimEnd());
            }
        }
    }

    private static IEnumerable<int> FirstOfEachClass(Dataset dataset)
    {
        var labels = dataset.Labels.ToArray();
        return Enumerable.Range(0, Math.Min(dataset.ClassCount, MostImages))
            .Select(label => Array.IndexOf(labels, label))
            .Where(index => index >= 0);
    }

    // Mean colour of the pixels that fall into each cell.
    private static (byte Red, byte Green, byte Blue)[,] Shrink(ReadOnlySpan<byte> record, ImageShape shape)
    {
        var cells = new (byte, byte, byte)[Rows, Columns];
        var plane = shape.Height * shape.Width;
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                var grey = Mean(record[..plane], shape, row, column);
                cells[row, column] = shape.Channels == 1
                    ? (grey, grey, grey)
                    : (grey, Mean(record.Slice(plane, plane), shape, row, column), Mean(record[(2 * plane)..], shape, row, column));
            }
        }
        return cells;
    }

    private static byte Mean(ReadOnlySpan<byte> plane, ImageShape shape, int row, int column)
    {
        var (top, bottom) = Range(row, Rows, shape.Height);
        var (left, right) = Range(column, Columns, shape.Width);
        var sum = 0;
        for (var y = top; y < bottom; y++)
            for (var x = left; x < right; x++) sum += plane[y * shape.Width + x];
        return (byte)(sum / ((bottom - top) * (right - left)));
    }

    private static (int First, int End) Range(int cell, int cells, int pixels)
    {
        var first = (int)((long)cell * pixels / cells);
        return (first, Math.Max(first + 1, (int)((long)(cell + 1) * pixels / cells)));
    }

    private static string HalfBlocks((byte Red, byte Green, byte Blue)[,] picture, int row)
    {
        var text = new StringBuilder();
        for (var column = 0; column < Columns; column++)
        {
            var (upper, lower) = (picture[row, column], picture[row + 1, column]);
            text.Append(CultureInfo.InvariantCulture, $"\e[38;2;{upper.Red};{upper.Green};{upper.Blue}m");
            text.Append(CultureInfo.InvariantCulture, $"\e[48;2;{lower.Red};{lower.Green};{lower.Blue}m▀");
        }
        return text.Append("\e[0m").ToString();
    }

    private static string Characters((byte Red, byte Green, byte Blue)[,] picture, int row) =>
        string.Create(Columns, (picture, row), static (text, state) =>
        {
            for (var column = 0; column < text.Length; column++)
            {
                var (upper, lower) = (state.picture[state.row, column], state.picture[state.row + 1, column]);
                // Weights of Rec. 601, in thousandths, over both pixels.
                var light = 299 * (upper.Red + lower.Red) + 587 * (upper.Green + lower.Green) + 114 * (upper.Blue + lower.Blue);
                text[column] = Shades[light * Shades.Length / (2 * 256 * 1000)];
            }
        });
}
