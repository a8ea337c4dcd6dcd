using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Bezoar.Data.Csv;

/// <summary>
/// A table of numbers, comma-separated, decimal point, one sample a line. The column named <c>label</c>, or else the last one,
/// holds the class. The first line is a header if it names a column <c>label</c> or holds no number at all.
/// </summary>
internal static class CsvTable
{
    private const string LabelColumn = "label";

    public static Samples Read(string path) => InputFile.Reading(path, stream => Read(stream, path));

    /// <summary>Writes numbers so that they are read back bit for bit, with a header, the class in the last column.</summary>
    public static void Write(string path, Dataset dataset)
    {
        if (dataset.Shape is not VectorShape vector) throw Errors.CannotStore(dataset.Name, "CSV", "holds vectors");
        AtomicFile.Write(path, stream =>
        {
            using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
            for (var column = 0; column < vector.Length; column++) text.Write(string.Create(CultureInfo.InvariantCulture, $"x{column},"));
            text.WriteLine(LabelColumn);
            for (var i = 0; i < dataset.Count; i++)
            {
                foreach (var value in MemoryMarshal.Cast<byte, float>(dataset.Record(i)))
                    text.Write(string.Create(CultureInfo.InvariantCulture, $"{value:R},"));
                text.WriteLine(dataset.Labels[i].ToString(CultureInfo.InvariantCulture));
            }
        });
    }

    private static Samples Read(Stream stream, string path)
    {
        using var text = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            TrimOptions = TrimOptions.Trim,
            BadDataFound = found => throw Errors.CsvQuotes(path, found.Context.Parser!.RawRow),
        });
        if (!parser.Read()) throw Errors.EmptyDataset(path);
        var width = parser.Count;
        if (width < 2) throw Errors.CsvOneColumn(path);
        var labelAt = Array.FindIndex(parser.Record!, IsLabelColumn);
        var hasHeader = labelAt >= 0 || !parser.Record!.Any(IsNumber);
        if (labelAt < 0) labelAt = width - 1;

        var values = new List<float>();
        var labels = new List<int>();
        if (!hasHeader) ReadRow(parser, path, width, labelAt, values, labels);
        while (parser.Read()) ReadRow(parser, path, width, labelAt, values, labels);
        var records = MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(values)).ToArray();
        return new(path, new VectorShape(width - 1), records, path, [.. labels]);
    }

    private static void ReadRow(CsvParser parser, string path, int width, int labelAt, List<float> values, List<int> labels)
    {
        if (parser.Count != width) throw Errors.CsvRagged(path, parser.RawRow, parser.Count, width);
        for (var column = 0; column < width; column++)
        {
            var field = parser[column];
            if (column == labelAt)
            {
                labels.Add(ParseLabel(field) ?? throw Errors.CsvLabel(path, parser.RawRow, column + 1, field));
                continue;
            }
            if (!float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
                throw Errors.CsvNotNumber(path, parser.RawRow, column + 1, field);
            if (!float.IsFinite(value)) throw Errors.CsvNotFinite(path, parser.RawRow, column + 1, field);
            values.Add(value);
        }
    }

    // Tools that know only floats write class 3 as 3.0.
    private static int? ParseLabel(string field) =>
        double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && value is >= 0 and < 1 << 16 && value == Math.Floor(value) ? (int)value : null;

    private static bool IsLabelColumn(string field) => field.Equals(LabelColumn, StringComparison.OrdinalIgnoreCase);

    private static bool IsNumber(string field) => double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
