namespace Bezoar.Learning.Networks.Onnx;

/// <summary>What an ONNX file says, as far as Bezoar reads it.</summary>
/// <param name="Opset">Version of the operators' meanings.</param>
/// <param name="Nodes">In an order in which they can be worked out.</param>
/// <param name="Constants">Weights and other fixed tensors, by name.</param>
/// <param name="Inputs">What the graph is given.</param>
/// <param name="Outputs">Names of what it gives.</param>
internal sealed record OnnxGraph(
    long Opset, IReadOnlyList<OnnxNode> Nodes, Dictionary<string, OnnxTensor> Constants, IReadOnlyList<OnnxInput> Inputs, IReadOnlyList<string> Outputs);

/// <summary>One operator at work.</summary>
internal sealed record OnnxNode(string Name, string Operator, string Domain, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs, OnnxAttributes Attributes)
{
    /// <summary>What people call it: its name, or that of its first output where it has none.</summary>
    public string Label => Name.Length > 0 ? Name : Outputs.Count > 0 ? Outputs[0] : Operator;

    /// <summary>Names of what it reads. How much dropout leaves out, and whether it is in training, changes nothing in a trained model.</summary>
    public IEnumerable<string> Reads => (Operator == "Dropout" ? Inputs.Take(1) : Inputs).Where(value => value.Length > 0);
}

/// <summary>A fixed tensor: numbers of float32 or int64, and the other list is empty. Of another type both are, and whoever reads it is at fault.</summary>
/// <param name="Name">In the file.</param>
/// <param name="Type">As in onnx.proto.</param>
/// <param name="Lengths">One for each dimension.</param>
/// <param name="Floats">For <see cref="Float32"/>.</param>
/// <param name="Integers">For <see cref="Int64"/>.</param>
internal sealed record OnnxTensor(string Name, int Type, IReadOnlyList<long> Lengths, float[] Floats, long[] Integers)
{
    public const int Float32 = 1, Int64 = 7;

    public bool IsOfOtherType => Type is not (Float32 or Int64);

    public static OnnxTensor OfFloats(string name, IReadOnlyList<long> lengths, float[] numbers) => new(name, Float32, lengths, numbers, []);

    public static OnnxTensor OfIntegers(string name, IReadOnlyList<long> lengths, long[] numbers) => new(name, Int64, lengths, [], numbers);
}

/// <summary>What the graph is given; a length of −1 is open.</summary>
internal sealed record OnnxInput(string Name, IReadOnlyList<long> Lengths);

/// <summary>Settings of a node by name.</summary>
internal sealed class OnnxAttributes
{
    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);

    public void Add(string name, object value) => _values[name] = value;

    public float Number(string name, float otherwise) => _values.GetValueOrDefault(name) is float value ? value : otherwise;

    public long Integer(string name, long otherwise) => _values.GetValueOrDefault(name) is long value ? value : otherwise;

    public string Text(string name, string otherwise) => _values.GetValueOrDefault(name) as string ?? otherwise;

    public IReadOnlyList<long>? Integers(string name) => _values.GetValueOrDefault(name) as long[];

    public IReadOnlyList<float>? Numbers(string name) => _values.GetValueOrDefault(name) as float[];

    public OnnxTensor? Tensor(string name) => _values.GetValueOrDefault(name) as OnnxTensor;

    public bool Has(string name) => _values.ContainsKey(name);
}
