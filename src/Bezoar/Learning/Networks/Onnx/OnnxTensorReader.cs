using System.Buffers.Binary;
using Google.Protobuf;

namespace Bezoar.Learning.Networks.Onnx;

/// <summary>Reads fixed tensors: float32 for weights, int64 for shapes.</summary>
internal static class OnnxTensorReader
{
    private const int Float32 = 1, Int64 = 7;

    /// <summary>Reads a TensorProto.</summary>
    /// <exception cref="BezoarException">Of another type, kept outside the file, or not as long as its shape says.</exception>
    public static OnnxTensor Read(ByteString bytes, string path)
    {
        var (name, type, isOutside) = ("", 0, false);
        List<long> lengths = [], integers = [];
        List<float> floats = [];
        ByteString? raw = null;
        OnnxReader.EachField(bytes.CreateCodedInput(), field =>
        {
            switch (field.Number)
            {
                case 1: ReadIntegers(field, lengths); break;
                case 2: type = field.Stream.ReadInt32(); break;
                case 4: ReadFloats(field, floats); break;
                case 7: ReadIntegers(field, integers); break;
                case 8: name = field.Stream.ReadString(); break;
                case 9: raw = field.Stream.ReadBytes(); break;
                case 14: isOutside = field.Stream.ReadEnum() != 0; break;
                default: return false;
            }
            return true;
        });
        if (isOutside) throw Errors.OnnxTensorOutside(path, name);
        if (type is not (Float32 or Int64)) throw Errors.OnnxTensorType(path, name, type);
        var (numbers, whole) = (floats.ToArray(), integers.ToArray());
        if (raw is not null) (numbers, whole) = type == Float32 ? (FloatsOf(raw.Span), whole) : (numbers, IntegersOf(raw.Span));
        var count = lengths.Aggregate(1L, (product, length) => checked(product * length));
        var found = type == Float32 ? numbers.Length : whole.Length;
        if (lengths.Any(length => length < 0) || count != found) throw Errors.OnnxTensorLength(path, name, string.Join('×', lengths), found);
        return new(name, lengths, type == Float32 ? numbers : [], type == Int64 ? whole : []);
    }

    /// <summary>Whole numbers, packed together or one by one.</summary>
    public static void ReadIntegers(WireField field, List<long> target)
    {
        if (!field.IsLong)
        {
            target.Add(field.Stream.ReadInt64());
            return;
        }
        var packed = field.Stream.ReadBytes().CreateCodedInput();
        while (!packed.IsAtEnd) target.Add(packed.ReadInt64());
    }

    /// <summary>Numbers, packed together or one by one.</summary>
    public static void ReadFloats(WireField field, List<float> target)
    {
        if (field.IsLong) target.AddRange(FloatsOf(field.Stream.ReadBytes().Span));
        else target.Add(field.Stream.ReadFloat());
    }

    private static float[] FloatsOf(ReadOnlySpan<byte> raw)
    {
        var values = new float[raw.Length / sizeof(float)];
        for (var i = 0; i < values.Length; i++) values[i] = BinaryPrimitives.ReadSingleLittleEndian(raw[(i * sizeof(float))..]);
        return values;
    }

    private static long[] IntegersOf(ReadOnlySpan<byte> raw)
    {
        var values = new long[raw.Length / sizeof(long)];
        for (var i = 0; i < values.Length; i++) values[i] = BinaryPrimitives.ReadInt64LittleEndian(raw[(i * sizeof(long))..]);
        return values;
    }
}
