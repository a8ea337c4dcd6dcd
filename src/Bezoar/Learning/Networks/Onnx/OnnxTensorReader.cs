using System.Buffers.Binary;
using Google.Protobuf;

namespace Bezoar.Learning.Networks.Onnx;

/// <summary>Reads fixed tensors: float32 for weights, int64 for shapes. Of others it only says of which type they are: perhaps nothing reads them.</summary>
internal static class OnnxTensorReader
{
    /// <summary>Reads a TensorProto.</summary>
    /// <exception cref="BezoarException">Kept outside the file, or not as long as its shape says.</exception>
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
        var tensor = type switch
        {
            OnnxTensor.Float32 => OnnxTensor.OfFloats(name, lengths, raw is null ? [.. floats] : FloatsOf(raw.Span)),
            OnnxTensor.Int64 => OnnxTensor.OfIntegers(name, lengths, raw is null ? [.. integers] : IntegersOf(raw.Span)),
            _ => new OnnxTensor(name, type, lengths, [], []),
        };
        if (tensor.IsOfOtherType) return tensor;
        var count = lengths.Aggregate(1L, (product, length) => checked(product * length));
        var found = tensor.Floats.Length + tensor.Integers.Length;
        return lengths.All(length => length >= 0) && count == found ? tensor : throw Errors.OnnxTensorLength(path, name, string.Join('×', lengths), found);
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
