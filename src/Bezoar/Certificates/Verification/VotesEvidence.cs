using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;

namespace Bezoar.Certificates.Verification;

/// <summary>
/// The stored votes, read by a parser of its own: a NumPy file (format 1.0 or 2.0) of little-endian int32, test inputs × numbers.
/// </summary>
internal sealed partial class VotesEvidence
{
    private readonly int[][] _rows;

    private VotesEvidence(int[][] rows) => _rows = rows;

    public int InputCount => _rows.Length;

    public int Width => _rows[0].Length;

    public IReadOnlyList<int> this[int input] => _rows[input];

    public IEnumerable<IReadOnlyList<int>> Rows => _rows;

    public static VotesEvidence Parse(ReadOnlySpan<byte> file)
    {
        var (inputs, width, data) = Header(file);
        if (inputs == 0) throw new EvidenceFault($"no test inputs");
        if (width == 0) throw new EvidenceFault($"rows without numbers");
        var expected = (Int128)inputs * width * sizeof(int);
        if (data.Length != expected)
            throw new EvidenceFault($"{data.Length} bytes of votes, but {inputs} × {width} int32 take {expected}");
        var rows = new int[inputs][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new int[width];
            for (var c = 0; c < rows[i].Length; c++)
                rows[i][c] = BinaryPrimitives.ReadInt32LittleEndian(data.AsSpan(sizeof(int) * (i * (int)width + c)));
        }
        return new(rows);
    }

    private static (long Inputs, long Width, byte[] Data) Header(ReadOnlySpan<byte> file)
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
            || !long.TryParse(match.Groups[1].ValueSpan, out var inputs) || !long.TryParse(match.Groups[2].ValueSpan, out var width))
            throw new EvidenceFault($"not a table of little-endian int32, row by row: {header.TrimEnd()}");
        return (inputs, width, file[(start + (int)length)..].ToArray());
    }

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    [GeneratedRegex(@"^\{'descr': '<i4', 'fortran_order': False, 'shape': \(([0-9]+), ([0-9]+)\),? *\} *\n$")]
    private static partial Regex HeaderPattern();
}
