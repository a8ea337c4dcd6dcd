using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using Bezoar.Data;
using Bezoar.Data.Csv;

namespace Bezoar.Tests.Data.Csv;

public sealed class CsvTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("1.5,-2e3,1\n0,0.25,0\n")]
    [InlineData("1.5,-2e3,1\r\n0,0.25,0")]
    [InlineData("\uFEFF 1.5 , -2e3 , 1\n\n0,0.25,0\n\n")]
    [InlineData("a,b,class\n1.5,-2e3,1\n0,0.25,0\n")]
    [InlineData("label,a,b\n1,1.5,-2e3\n0,0,0.25\n")]
    [InlineData("0,Label,1\n1.5,1.0,-2e3\n0,0.0,0.25\n")]
    [InlineData("\"a\",\"b\",\"label\"\n\"1.5\",-2000,1\n0,.25,0\n")]
    public void ReadsEveryCommonShapeOfATable(string content)
    {
        var samples = CsvTable.Read(_folder.WriteText("a.csv", content));
        Assert.Equal(new VectorShape(2), samples.Shape);
        Assert.Equal([1, 0], samples.Labels);
        Assert.Equal([1.5f, -2000f, 0f, 0.25f], MemoryMarshal.Cast<byte, float>(samples.Records));
    }

    [Fact]
    public void ACompressedTableIsRead()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(Encoding.ASCII.GetBytes("1,2,0\n3,4,1\n"));
        Assert.Equal([0, 1], CsvTable.Read(_folder.Write("a.csv", packed.ToArray())).Labels);
        Fails.With(() => CsvTable.Read(_folder.Write("cut.csv", packed.ToArray()[..^4])), "cut.csv", "gzip");
    }

    [Theory]
    [InlineData("", "no samples")]
    [InlineData("1\n2\n", "only one column")]
    [InlineData("1;2;0\n", "only one column")]
    [InlineData("1,2,0\n1,2,3,0\n", "line 2 has 4 columns but the first line has 3")]
    [InlineData("1,2,0\n1,0\n", "line 2 has 2 columns")]
    [InlineData("1,2,0\n1,NaN,0\n", "line 2, column 2: 'NaN' is not a finite")]
    [InlineData("1,2,0\n1,1e39,0\n", "line 2, column 2: '1e39' is not a finite")]
    [InlineData("1,2,0\n-Infinity,1,0\n", "line 2, column 1")]
    [InlineData("1,2,0\n1,x,0\n", "line 2, column 2: 'x' is not a number")]
    [InlineData("1,2,0\n1,,0\n", "line 2, column 2: '' is not a number")]
    [InlineData("1,\"0,5\",0\n", "'0,5' is not a number")]
    [InlineData("a,2,0\n1,1,0\n", "line 1, column 1: 'a' is not a number; a header must")]
    [InlineData("1,2,cat\n", "line 1, column 3: 'cat' is not a label")]
    [InlineData("1,2,-1\n", "'-1' is not a label")]
    [InlineData("1,2,0.5\n", "'0.5' is not a label")]
    [InlineData("1,2,65536\n", "'65536' is not a label")]
    [InlineData("1,2,0\n1,2\"2,0\n", "line 2 has a stray quotation mark")]
    public void WrongTablesAreNamedWithLineAndColumn(string content, string message)
    {
        var path = _folder.WriteText("bad.csv", content);
        Fails.With(() => CsvTable.Read(path), path, message);
    }
}
