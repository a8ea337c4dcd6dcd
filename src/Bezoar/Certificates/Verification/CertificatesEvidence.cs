using System.Globalization;
using System.Text;

namespace Bezoar.Certificates.Verification;

/// <summary>One line of the stored certificates.</summary>
internal readonly record struct StoredCertificate(int Label, int Prediction, int Radius);

/// <summary>The stored certificates, read by a parser of its own: <c>index,label,prediction,radius</c>, one line per test input.</summary>
internal static class CertificatesEvidence
{
    private const string Header = "index,label,prediction,radius";

    public static StoredCertificate[] Parse(ReadOnlySpan<byte> file)
    {
        var lines = Encoding.UTF8.GetString(file).ReplaceLineEndings("\n").Split('\n');
        if (lines[0] != Header) throw new EvidenceFault($"the first line is not {Header}");
        if (lines[^1].Length > 0) throw new EvidenceFault($"the last line is cut off");
        return [.. lines[1..^1].Select(ParseLine)];
    }

    private static StoredCertificate ParseLine(string line, int row)
    {
        var fields = line.Split(',');
        var numbers = new int[4];
        for (var i = 0; i < numbers.Length; i++)
            if (fields.Length != 4 || !int.TryParse(fields[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out numbers[i]))
                throw new EvidenceFault($"line {row + 2} is not four whole numbers");
        if (numbers[0] != row) throw new EvidenceFault($"line {row + 2} is about test input {numbers[0]} where {row} is due");
        return new(numbers[1], numbers[2], numbers[3]);
    }
}
