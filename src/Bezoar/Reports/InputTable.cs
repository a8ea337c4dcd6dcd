using System.Globalization;
using Bezoar.Data;
using Bezoar.Experiments;
using CsvHelper;

namespace Bezoar.Reports;

/// <summary>Reads tables of whole numbers with a row per test input that begins with <c>index,label,prediction</c>.</summary>
internal static class InputTable
{
    /// <summary>All rows, in order of their index.</summary>
    /// <param name="path">The file.</param>
    /// <param name="header">Its first line.</param>
    /// <param name="dataset">What the result says about test inputs and classes.</param>
    /// <param name="isPossible">Checks the columns after the first three.</param>
    /// <exception cref="BezoarException">Missing, damaged, or another number of test inputs than the result says.</exception>
    public static IReadOnlyList<int[]> Read(string path, string header, DatasetSummary dataset, Predicate<int[]> isPossible)
    {
        var columns = header.Split(',');
        using var text = new StreamReader(InputFile.Open(path));
        using var csv = new CsvParser(text, CultureInfo.InvariantCulture);
        if (!csv.Read() || !columns.AsSpan().SequenceEqual(csv.Record)) throw Errors.TableHeader(path, header);
        var rows = new List<int[]>();
        while (csv.Read())
        {
            var row = Parse(csv.Record, columns.Length);
            var fits = row is not null && row[0] == rows.Count && IsClass(row[1]) && IsClass(row[2]) && isPossible(row);
            rows.Add(fits ? row! : throw Errors.DamagedTableRow(path, csv.RawRow, header));
        }
        return rows.Count == dataset.TestCount ? rows : throw Errors.TableDoesNotFitResult(path, rows.Count, dataset.TestCount);

        bool IsClass(int number) => (uint)number < (uint)dataset.ClassCount;
    }

    private static int[]? Parse(string[]? fields, int count)
    {
        if (fields?.Length != count) return null;
        var numbers = new int[count];
        for (var i = 0; i < count; i++)
            if (!int.TryParse(fields[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out numbers[i])) return null;
        return numbers;
    }
}
