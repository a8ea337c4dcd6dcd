using Google.Protobuf;

namespace Bezoar.Learning.Networks.Onnx;

/// <summary>
/// Reads the parts of an ONNX file that Bezoar uses from their wire format (fields by number as in onnx.proto). Everything else is passed over.
/// </summary>
internal static class OnnxReader
{
    private const int OldestOpset = 9, NewestOpset = 21;

    /// <summary>Reads a file's bytes.</summary>
    /// <exception cref="BezoarException">No ONNX model, damaged, or of an opset that is not known.</exception>
    public static OnnxGraph Read(byte[] file, string path)
    {
        try
        {
            return ReadModel(new CodedInputStream(file), path);
        }
        // What the protocol buffers library throws when a length or a tag makes no sense.
        catch (Exception fault) when (fault is InvalidProtocolBufferException or ArgumentException or OverflowException or InvalidOperationException)
        {
            throw Errors.NotOnnx(path, fault.Message, fault);
        }
    }

    private static OnnxGraph ReadModel(CodedInputStream model, string path)
    {
        ByteString? graph = null;
        var opset = 0L;
        EachField(model, field =>
        {
            if (field.Number == 7) graph = field.Stream.ReadBytes();
            else if (field.Number == 8) opset = Math.Max(opset, ReadOpset(field.Stream.ReadBytes()));
            else return false;
            return true;
        });
        if (graph is null) throw Errors.NotOnnx(path, "it holds no graph");
        if (opset is < OldestOpset or > NewestOpset) throw Errors.OnnxOpset(path, opset, OldestOpset, NewestOpset);
        return ReadGraph(graph, opset, path);
    }

    private static OnnxGraph ReadGraph(ByteString bytes, long opset, string path)
    {
        List<OnnxNode> nodes = [];
        List<OnnxInput> inputs = [];
        List<string> outputs = [];
        var constants = new Dictionary<string, OnnxTensor>(StringComparer.Ordinal);
        EachField(bytes.CreateCodedInput(), field =>
        {
            switch (field.Number)
            {
                case 1: nodes.Add(ReadNode(field.Stream.ReadBytes(), path)); break;
                case 5:
                    var tensor = OnnxTensorReader.Read(field.Stream.ReadBytes(), path);
                    constants[tensor.Name] = tensor;
                    break;
                case 11: inputs.Add(ReadValue(field.Stream.ReadBytes())); break;
                case 12: outputs.Add(ReadValue(field.Stream.ReadBytes()).Name); break;
                default: return false;
            }
            return true;
        });
        // Older files list weights among the inputs.
        return new(opset, nodes, constants, [.. inputs.Where(input => !constants.ContainsKey(input.Name))], outputs);
    }

    private static OnnxNode ReadNode(ByteString bytes, string path)
    {
        List<string> inputs = [], outputs = [];
        var (name, kind, domain) = ("", "", "");
        var attributes = new OnnxAttributes();
        EachField(bytes.CreateCodedInput(), field =>
        {
            switch (field.Number)
            {
                case 1: inputs.Add(field.Stream.ReadString()); break;
                case 2: outputs.Add(field.Stream.ReadString()); break;
                case 3: name = field.Stream.ReadString(); break;
                case 4: kind = field.Stream.ReadString(); break;
                case 5: ReadAttribute(field.Stream.ReadBytes(), attributes, path); break;
                case 7: domain = field.Stream.ReadString(); break;
                default: return false;
            }
            return true;
        });
        return new(name, kind, domain, inputs, outputs, attributes);
    }

    private static void ReadAttribute(ByteString bytes, OnnxAttributes attributes, string path)
    {
        var name = "";
        object? value = null;
        List<long> integers = [];
        List<float> numbers = [];
        EachField(bytes.CreateCodedInput(), field =>
        {
            switch (field.Number)
            {
                case 1: name = field.Stream.ReadString(); break;
                case 2: value = field.Stream.ReadFloat(); break;
                case 3: value = field.Stream.ReadInt64(); break;
                case 4: value = field.Stream.ReadBytes().ToStringUtf8(); break;
                case 5: value = OnnxTensorReader.Read(field.Stream.ReadBytes(), path); break;
                case 7: OnnxTensorReader.ReadFloats(field, numbers); break;
                case 8: OnnxTensorReader.ReadIntegers(field, integers); break;
                default: return false;
            }
            return true;
        });
        value = integers.Count > 0 ? integers.ToArray() : numbers.Count > 0 ? numbers.ToArray() : value;
        if (value is not null) attributes.Add(name, value);
    }

    private static OnnxInput ReadValue(ByteString bytes)
    {
        var name = "";
        List<long> lengths = [];
        EachField(bytes.CreateCodedInput(), field =>
        {
            if (field.Number == 1) name = field.Stream.ReadString();
            else if (field.Number == 2) EachMessage(field.Stream.ReadBytes(), 1, tensor => EachMessage(tensor, 2, shape => EachMessage(shape, 1, length => lengths.Add(ReadLength(length)))));
            else return false;
            return true;
        });
        return new(name, lengths);
    }

    private static long ReadLength(ByteString bytes)
    {
        var length = -1L;
        EachField(bytes.CreateCodedInput(), field =>
        {
            if (field.Number != 1) return false;
            length = field.Stream.ReadInt64();
            return true;
        });
        return length;
    }

    /// <summary>The version of the standard operators; those of other domains do not count.</summary>
    private static long ReadOpset(ByteString bytes)
    {
        var (domain, version) = ("", 0L);
        EachField(bytes.CreateCodedInput(), field =>
        {
            if (field.Number == 1) domain = field.Stream.ReadString();
            else if (field.Number == 2) version = field.Stream.ReadInt64();
            else return false;
            return true;
        });
        return domain is "" or "ai.onnx" ? version : 0;
    }

    private static void EachMessage(ByteString bytes, int wanted, Action<ByteString> read) => EachField(bytes.CreateCodedInput(), field =>
    {
        if (field.Number != wanted) return false;
        read(field.Stream.ReadBytes());
        return true;
    });

    /// <summary>Goes through a message's fields; those that <paramref name="read"/> does not read are passed over.</summary>
    internal static void EachField(CodedInputStream stream, Func<WireField, bool> read)
    {
        while (stream.ReadTag() is var tag and not 0)
            if (!read(new(WireFormat.GetTagFieldNumber(tag), WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited, stream))) stream.SkipLastField();
    }
}

/// <summary>The next field of a message.</summary>
/// <param name="Number">Which one.</param>
/// <param name="IsLong">Whether bytes follow with their length: text, a message, or several numbers packed together.</param>
/// <param name="Stream">Where its value comes next.</param>
internal readonly record struct WireField(int Number, bool IsLong, CodedInputStream Stream);
