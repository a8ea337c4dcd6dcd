using System.Runtime.InteropServices;
using Google.Protobuf;

namespace Bezoar.Tests.Learning.Networks.Onnx;

/// <summary>Writes small ONNX files, and remembers what is in them for <see cref="PlainOnnx"/>.</summary>
internal sealed class OnnxBuilder
{
    public List<Node> Nodes { get; } = [];

    public Dictionary<string, (long[] Lengths, float[] Values)> Weights { get; } = [];

    public Dictionary<string, long[]> Shapes { get; } = [];

    /// <summary>Fixed tensors of other kinds, as they stand in a file.</summary>
    public List<byte[]> Tensors { get; } = [];

    public long[] Input { get; init; } = [-1, 3, 8, 8];

    public long Opset { get; init; } = 13;

    public string Output { get; set; } = "";

    public sealed record Node(string Operator, string[] Inputs, string Output, Dictionary<string, object> Attributes);

    /// <summary>Adds an operator; its only output has the operator's name and number, as has the node.</summary>
    public string Add(string kind, string[] inputs, params (string Name, object Value)[] attributes)
    {
        Output = FormattableString.Invariant($"{kind}_{Nodes.Count}");
        Nodes.Add(new(kind, inputs, Output, attributes.ToDictionary(each => each.Name, each => each.Value)));
        return Output;
    }

    /// <summary>A convolution with made-up weights.</summary>
    public string Conv(string input, int inputs, int outputs, int rows, int columns, bool bias = true, int groups = 1, params (string, object)[] attributes)
    {
        var weight = Weight(0.4f, outputs, inputs / groups, rows, columns);
        string[] names = bias ? [input, weight, Weight(0.3f, outputs)] : [input, weight];
        return Add("Conv", names, [("group", (long)groups), ("kernel_shape", new long[] { rows, columns }), .. attributes]);
    }

    public string BatchNorm(string input, int channels)
    {
        var (scale, shift, mean, variance) = (Weight(1, channels), Weight(1, channels), Weight(1, channels), Weight(1, channels));
        var values = Weights[variance].Values;
        for (var i = 0; i < values.Length; i++) values[i] = 0.5f + Math.Abs(values[i]);
        return Add("BatchNormalization", [input, scale, shift, mean, variance], ("epsilon", 1e-3f));
    }

    public string Weight(float size, params long[] lengths)
    {
        var name = FormattableString.Invariant($"w{Weights.Count}");
        var values = Bits.Random((int)lengths.Aggregate(1L, (product, length) => product * length), (ulong)Weights.Count + 100);
        Weights[name] = (lengths, [.. values.Select(value => size * value)]);
        return name;
    }

    public byte[] ToArray() => Message(model =>
    {
        model.Field(1, 8);
        model.Field(8, Message(opset => opset.Field(2, Opset)));
        model.Field(7, Message(graph =>
        {
            foreach (var node in Nodes) graph.Field(1, NodeOf(node));
            foreach (var (name, (lengths, values)) in Weights) graph.Field(5, TensorOf(name, 1, lengths, MemoryMarshal.AsBytes<float>(values)));
            foreach (var (name, values) in Shapes) graph.Field(5, TensorOf(name, 7, [values.Length], MemoryMarshal.AsBytes<long>(values)));
            foreach (var tensor in Tensors) graph.Field(5, tensor);
            graph.Field(11, ValueOf("input", Input));
            graph.Field(12, ValueOf(Output, []));
        }));
    });

    /// <summary>Writes the file.</summary>
    public string Write(TemporaryFolder folder)
    {
        var path = folder["model.onnx"];
        File.WriteAllBytes(path, ToArray());
        return path;
    }

    private static byte[] NodeOf(Node node) => Message(message =>
    {
        foreach (var input in node.Inputs) message.Field(1, input);
        message.Field(2, node.Output);
        message.Field(3, node.Output);
        message.Field(4, node.Operator);
        foreach (var (name, value) in node.Attributes)
            message.Field(5, Message(attribute =>
            {
                attribute.Field(1, name);
                if (value is float number) attribute.Field(2, number);
                else if (value is long integer) attribute.Field(3, integer);
                else if (value is string text) attribute.Field(4, text);
                else if (value is byte[] tensor) attribute.Field(5, tensor);
                else if (value is float[] numbers) foreach (var each in numbers) attribute.Field(7, each);
                else foreach (var each in (long[])value) attribute.Field(8, each);
            }));
    });

    public static byte[] TensorOf(string name, int type, long[] lengths, ReadOnlySpan<byte> raw)
    {
        var bytes = raw.ToArray();
        return Message(tensor =>
        {
            foreach (var length in lengths) tensor.Field(1, length);
            tensor.Field(2, type);
            tensor.Field(8, name);
            tensor.Field(9, bytes);
        });
    }

    private static byte[] ValueOf(string name, long[] lengths) => Message(value =>
    {
        value.Field(1, name);
        value.Field(2, Message(type => type.Field(1, Message(tensor =>
        {
            tensor.Field(1, 1);
            tensor.Field(2, Message(shape =>
            {
                foreach (var length in lengths) shape.Field(1, Message(dimension => { if (length >= 0) dimension.Field(1, length); else dimension.Field(2, "n"); }));
            }));
        }))));
    });

    public static byte[] Message(Action<Writer> write)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true)) write(new(output));
        return stream.ToArray();
    }

    internal readonly struct Writer(CodedOutputStream output)
    {
        public void Field(int number, long value)
        {
            output.WriteTag(number, WireFormat.WireType.Varint);
            output.WriteInt64(value);
        }

        public void Field(int number, float value)
        {
            output.WriteTag(number, WireFormat.WireType.Fixed32);
            output.WriteFloat(value);
        }

        public void Field(int number, string value)
        {
            output.WriteTag(number, WireFormat.WireType.LengthDelimited);
            output.WriteString(value);
        }

        public void Field(int number, byte[] value)
        {
            output.WriteTag(number, WireFormat.WireType.LengthDelimited);
            output.WriteBytes(ByteString.CopyFrom(value));
        }
    }
}
