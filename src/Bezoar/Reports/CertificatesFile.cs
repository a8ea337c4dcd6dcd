using System.Globalization;
using Bezoar.Certificates;
using Bezoar.Data;
using Bezoar.Experiments;
using CsvHelper;

namespace Bezoar.Reports;

/// <summary>Reads <c>certificates-METHOD-K.csv</c>.</summary>
internal static class CertificatesFile
{
    private static readonly string[] Columns = ["index", "label", "prediction", "radius"];

    /// <summary>One certificate per test input, in order.</summary>
    /// <exception cref="BezoarException">Missing, damaged, or another number of test inputs than the result says.</exception>
    public static Certificate[] Read(string path, DatasetSummary dataset)
    {
        using var text = new StreamReader(InputFile.Open(path));
        using var csv = new CsvParser(text, CultureInfo.InvariantCulture);
        if (!csv.Read() || !Columns.AsSpan().SequenceEqual(csv.Record)) throw Errors.CertificatesHeader(path);
        var certificates = new List<Certificate>();
        while (csv.Read())
        {
            var next = Parse(csv.Record, certificates.Count, dataset.ClassCount);
            certificates.Add(next ?? throw Errors.DamagedCertificate(path, csv.RawRow));
        }
        return certificates.Count == dataset.TestCount
            ? [.. certificates]
            : throw Errors.CertificatesDoNotFitResult(path, certificates.Count, dataset.TestCount);
    }

    private static Certificate? Parse(string[]? fields, int index, int classCount)
    {
        if (fields is not { Length: 4 }) return null;
        var numbers = new int[fields.Length];
        for (var i = 0; i < fields.Length; i++)
            if (!int.TryParse(fields[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out numbers[i])) return null;
        var (label, prediction, radius) = (numbers[1], numbers[2], numbers[3]);
        var possible = numbers[0] == index && (uint)label < (uint)classCount && (uint)prediction < (uint)classCount && radius >= -1;
        return possible ? new(label, prediction, new(radius)) : null;
    }
}
