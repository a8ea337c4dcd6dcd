using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;

namespace Bezoar.Certificates.Verification;

/// <summary>
/// The stored votes, read by a parser of its own: a NumPy file (format 1.0 or 2.0) of little-endian int32, test inputs × classes.
/// </summary>
internal sealed partial class VotesEvidence
{
    private readonly int[][] _rows;

    private VotesEvidence(int[][] rows, long voters) => (_rows, Voters) = (rows, voters);

    public int InputCount => _rows.Length;

    public int ClassCount => _rows[0].Length;

    /// <summary>What every row sums to.</summary>
    public long Voters { get; }

    public IReadOnlyList<int> this[int input] => _rows[input];

    public static VotesEvidence Parse(ReadOnlySpan<byte> file)
    {
        var (inputs, classes, data) = Header(file);
        if (inputs == 0) throw new EvidenceFault($"no test inputs");
        if (classes < 2) throw new EvidenceFault($"less than two classes, so that there is nothing to certify");
        var expected = (Int128)inputs * classes * sizeof(int);
        if (data.Length != expected)
            throw new EvidenceFault($"{data.Length} bytes of votes, but {inputs} × {classes} int32 take {expected}");
        var rows = new int[inputs][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new int[classes];
            for (var c = 0; c < rows[i].Length; c++)
                rows[i][c] = BinaryPrimitives.ReadInt32LittleEndian(data.AsSpan(sizeof(int) * (i * (int)classes + c)));
        }
        return new(rows, CommonSum(rows));
    }

    private static (long Inputs, long Classes, byte[] Data) Header(ReadOnlySpan<byte> file)
    {
        if (file.Length < 12 || !file.StartsWith(Magic))
            throw new EvidenceFault($"not a NumPy file");
        var (start, length) = (file[6], file[7]) switch
        {
            (1, 0) => (10, (long)BinaryPrimitives.ReadUInt16LittleEndian(file[8..])),
            (2, 0) => (12, (long)BinaryPrimitives.ReadUInt32LittleEndian(file[8..])),
            _ => throw new EvidenceFault($"NumPy format {file[6]}.{file[7]}, but only 1.0 and 2.0 are known here"),
        };
        if (start + length > file.Length) throw new EvidenceFault($"the NumPy header is cut off");
        var header = Encoding.Latin1.GetString(file.Slice(start, (int)length));
        var match = HeaderPattern().Match(header);
        if (!match.Success
            || !long.TryParse(match.Groups[1].ValueSpan, out var inputs) || !long.TryParse(match.Groups[2].ValueSpan, out var classes))
            throw new EvidenceFault($"not a table of little-endian int32, row by row: {header.TrimEnd()}");
        return (inputs, classes, file[(start + (int)length)..].ToArray());
    }

    private static long CommonSum(int[][] rows)
    {
        var sums = rows.Select(row => row.Sum(count => (long)count)).ToArray();
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i].Any(count => count < 0)) throw new EvidenceFault($"row {i} has a negative count");
            if (sums[i] != sums[0]) throw new EvidenceFault($"row {i} sums to {sums[i]}, row 0 to {sums[0]}");
        }
        return sums[0] > 0 ? sums[0] : throw new EvidenceFault($"no votes: every row sums to 0");
    }

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    [GeneratedRegex(@"^\{'descr': '<i4', 'fortran_order': False, 'shape': \(([0-9]+), ([0-9]+)\),? *\} *\n$")]
    private static partial Regex HeaderPattern();
}
