using System.Buffers.Binary;
using System.Text;
using Bezoar.Learning.Networks.Checkpoints;

namespace Bezoar.Tests.Learning.Networks.Checkpoints;

public sealed class SafetensorsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ReadsWhatItWrites()
    {
        float[] numbers = [1, -2.5f, float.NaN, 4, 5, 6];
        var path = _folder["a.safetensors"];
        Safetensors.Write(
            path,
            [Tensor.Of("b", numbers, 2, 3), Tensor.Of("ä \"quoted\"", [Math.PI, double.NegativeInfinity], 2), Tensor.Of("none", Array.Empty<float>(), 4, 0)],
            new Dictionary<string, string> { ["clé"] = "a\nb", ["empty"] = "" });
        var file = Safetensors.Read(path);
        Assert.Equal([new("clé", "a\nb"), new("empty", "")], file.Metadata);
        Bits.Equal(numbers, file.Values<float>("b", 2, 3));
        Assert.Equal([Math.PI, double.NegativeInfinity], file.Values<double>("ä \"quoted\"", 2).ToArray());
        Assert.Equal((0, "[4, 0]"), (file.Tensors["none"].Data.Length, file.Tensors["none"].ShapeText));
        Assert.Equal(3, file.Tensors.Count);
    }

    /// <summary>Byte by byte what the format prescribes; wide numbers come first, so that all are aligned.</summary>
    [Fact]
    public void WritesTheFormatsBytes()
    {
        var path = _folder["a.safetensors"];
        Safetensors.Write(path, [Tensor.Of("f", [1f], 1), Tensor.Of("d", [2.0])], new Dictionary<string, string> { ["k"] = "v" });
        const string Header = """{"__metadata__":{"k":"v"},"d":{"dtype":"F64","shape":[],"data_offsets":[0,8]},"f":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""";
        var padded = Header.PadRight((Header.Length + 7) / 8 * 8);
        Assert.Equal([.. Length(padded.Length), .. Encoding.UTF8.GetBytes(padded), .. BitConverter.GetBytes(2.0), .. BitConverter.GetBytes(1f)], System.IO.File.ReadAllBytes(path));
    }

    [Fact]
    public void ReadsOtherTypesAndAnyOrderAndNoMetadata()
    {
        var file = Safetensors.Read(File("""{"late":{"dtype":"BF16","shape":[2],"data_offsets":[3,7]},"early":{"dtype":"U8","shape":[3],"data_offsets":[0,3]}}""", 7));
        Assert.Empty(file.Metadata);
        Assert.Equal([3, 4, 5, 6], file.Tensors["late"].Data.ToArray());
        Fails.With(() => file.Values<float>("late", 2), "late", "BF16", "F32");
        Fails.With(() => file.Values<float>("absent", 2), "no tensor absent");
    }

    [Theory]
    [InlineData("", "header is damaged")]
    [InlineData("null", "header is damaged")]
    [InlineData("[]", "header is damaged")]
    [InlineData("""{"a":""", "header is damaged")]
    [InlineData("""{"a":7}""", "header is damaged")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1]}}""", "header is damaged")]
    [InlineData("""{"a":{"dtype":"F32","shape":1,"data_offsets":[0,4]}}""", "header is damaged")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", "header is damaged")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", "header is damaged")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""", "header is damaged")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4,8]}}""", "header is damaged")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}""", "header is damaged")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", "header is damaged")]
    [InlineData("""{"a":{"dtype":null,"shape":[1],"data_offsets":[0,4]}}""", "header is damaged")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "header is damaged")]
    [InlineData("""{"__metadata__":{"k":1},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "header is damaged")]
    [InlineData("""{"__metadata__":7,"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "header is damaged")]
    [InlineData("""{"__metadata__":{"k":"v"}}""", "data goes on", "0 bytes")]
    [InlineData("""{"a":{"dtype":"F33","shape":[1],"data_offsets":[0,4]}}""", "type 'F33'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", "tensor a", "[2]", "has 4 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2147483647,2147483647,2147483647],"data_offsets":[0,4]}}""", "tensor a", "has 4 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2147483647,2147483647,0],"data_offsets":[0,4]}}""", "tensor a", "has 4 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "truncated", "need 8 bytes and 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "tensor a", "begins at byte 4", "ends at 0")]
    [InlineData("""{"a":{"dtype":"U8","shape":[3],"data_offsets":[0,3]},"b":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}}""", "tensor b", "begins at byte 2")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}}""", "tensor b", "begins at byte 2")]
    [InlineData("""{"a":{"dtype":"U8","shape":[3],"data_offsets":[0,3]}}""", "data goes on", "3 bytes")]
    public void RefusesAHeaderThatDoesNotDescribeTheData(string header, params string[] message)
    {
        var path = File(header, 4);
        Fails.With(() => Safetensors.Read(path), [path, .. message]);
    }

    [Fact]
    public void RefusesAbsurdLengths()
    {
        Fails.With(() => Safetensors.Read(_folder.Write("short", 1, 2, 3)), "shorter than 8 bytes");
        foreach (var length in (ulong[])[3, 1 << 20, 100_000_001, long.MaxValue, ulong.MaxValue])
        {
            var start = new byte[sizeof(ulong)];
            BinaryPrimitives.WriteUInt64LittleEndian(start, length);
            Fails.With(() => Safetensors.Read(_folder.Write("claims", [.. start, (byte)'{', (byte)'}'])), $"header of {length} bytes");
        }
        Fails.With(() => Safetensors.Read(_folder["absent"]), "no such file");
        Fails.With(() => Safetensors.Read(_folder.Path), "is a folder");
    }

    /// <summary>Wherever a file is cut off or a byte of its header is changed, it is read in full or refused in one line.</summary>
    [Fact]
    public void NoDamageEscapes()
    {
        var path = _folder["a.safetensors"];
        Safetensors.Write(path, [Tensor.Of("a", [1f, 2], 2), Tensor.Of("b", [3f], 1, 1)], new Dictionary<string, string> { ["k"] = "v" });
        var whole = System.IO.File.ReadAllBytes(path);
        for (var length = 0; length < whole.Length; length++)
            Fails.With(() => Safetensors.Read(_folder.Write("cut", whole[..length])), "cut");
        for (var i = 0; i < whole.Length - 12; i++)
            foreach (byte value in (byte[])[0, 0x20, 0x22, 0x31, 0x7d, 0xff])
            {
                var damaged = whole.ToArray();
                damaged[i] = value;
                try { Safetensors.Read(_folder.Write("damaged", damaged)); }
                catch (BezoarException fault) { Assert.DoesNotContain('\n', fault.Message); }
            }
    }

    private string File(string header, int dataLength) => _folder.Write(
        "a.safetensors", [.. Length(header.Length), .. Encoding.UTF8.GetBytes(header), .. Enumerable.Range(0, dataLength).Select(i => (byte)i)]);

    private static byte[] Length(int length) => BitConverter.GetBytes((ulong)length);
}
