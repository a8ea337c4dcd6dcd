using Bezoar.Learning.Networks.Execution;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Layers;

/// <summary>One step of a network, as data: its settings, the shapes it takes and the parameters it needs.</summary>
public abstract record Layer
{
    private protected Layer() { }

    /// <summary>What it gives for one sample.</summary>
    /// <exception cref="ShapeException">It cannot take this.</exception>
    public abstract TensorShape OutputShape(TensorShape input);

    /// <summary>
    /// Multiply-adds of its matrix products for one sample forward; a backward pass takes as many for the weights and as many
    /// for the input. What other layers do is a matter of memory, and counts nothing.
    /// </summary>
    public virtual long MultiplyAdds(TensorShape input) => 0;

    /// <summary>Its parameters with their initial values, in PyTorch's order.</summary>
    /// <param name="name">What stands before the dot in their names.</param>
    /// <param name="input">What it receives.</param>
    /// <param name="seed">Of the initial weights.</param>
    internal virtual IEnumerable<Parameter> CreateParameters(string name, TensorShape input, ulong seed) => [];

    /// <summary>The sequences of layers that it consists of, with what stands before the numbers in their names; empty for most.</summary>
    internal virtual IEnumerable<(string Prefix, IReadOnlyList<Layer> Layers)> Inner(string name) => [];

    /// <summary>Puts it to work.</summary>
    internal abstract Operator CreateOperator(Signal input, Signal output, string name, OperatorRoom room);

    /// <summary>Whether it may write its output over its input, as far as the forward pass goes.</summary>
    internal virtual bool CanWorkInPlace => false;

    /// <summary>Whether its backward pass reads its input: to be answered by those that can work in place.</summary>
    internal virtual bool ReadsItsInputAgain => false;

    /// <summary>Whether its backward pass reads its own output.</summary>
    internal virtual bool ReadsItsOutputAgain => false;

    /// <summary>What a layer at a place is called: numbers joined by dots, as in PyTorch.</summary>
    internal static string NameOf(string prefix, int index) => FormattableString.Invariant($"{prefix}{index}");

    /// <summary>What each layer of a sequence gives.</summary>
    /// <exception cref="BezoarException">Layers that do not fit together.</exception>
    internal static TensorShape[] Chain(string network, string prefix, TensorShape input, IReadOnlyList<Layer> layers)
    {
        var shapes = new TensorShape[layers.Count];
        for (var i = 0; i < layers.Count; i++)
        {
            try
            {
                shapes[i] = input = layers[i].OutputShape(input);
            }
            catch (ShapeException fault)
            {
                throw Errors.LayerShape(network, NameOf(prefix, i) + fault.Place, (fault.Inner ?? layers[i]).ToString(), fault.Given, fault.Needed);
            }
        }
        return shapes;
    }

    /// <summary>What comes out of a sequence within this layer.</summary>
    /// <exception cref="ShapeException">Layers that do not fit together.</exception>
    private protected static TensorShape ShapeAfter(string path, IReadOnlyList<Layer> layers, TensorShape input)
    {
        for (var i = 0; i < layers.Count; i++)
        {
            try
            {
                input = layers[i].OutputShape(input);
            }
            catch (ShapeException fault)
            {
                throw fault.Within($"{path}.{NameOf("", i)}", layers[i]);
            }
        }
        return input;
    }

    /// <summary>Multiply-adds of a sequence within this layer.</summary>
    private protected static long MultiplyAddsOf(IReadOnlyList<Layer> layers, TensorShape input)
    {
        var sum = 0L;
        foreach (var layer in layers)
        {
            sum += layer.MultiplyAdds(input);
            input = layer.OutputShape(input);
        }
        return sum;
    }

    /// <summary>The parameters of all layers of a sequence.</summary>
    internal static IEnumerable<Parameter> ParametersOf(string prefix, TensorShape input, IReadOnlyList<Layer> layers, ulong seed)
    {
        for (var i = 0; i < layers.Count; i++)
        {
            foreach (var parameter in layers[i].CreateParameters(NameOf(prefix, i), input, seed)) yield return parameter;
            input = layers[i].OutputShape(input);
        }
    }

    /// <summary>
    /// A weight or bias from PyTorch's default distribution: uniform between ±1/√inputs, where inputs counts the numbers that
    /// go into one output. Every parameter draws from a stream of its own, so that a layer more changes no other's draw.
    /// </summary>
    private protected static Parameter Uniform(string name, ulong seed, int inputs, params int[] shape)
    {
        var parameter = new Parameter(name, true, shape);
        var random = new CounterRandom(seed, ContentHash(name));
        var bound = 1 / MathF.Sqrt(inputs);
        foreach (ref var value in parameter.Values) value = random.NextSingle(-bound, bound);
        return parameter;
    }

    /// <summary>A parameter or statistic that begins with one value throughout.</summary>
    private protected static Parameter Constant(string name, bool isTrained, int length, float value)
    {
        var parameter = new Parameter(name, isTrained, length);
        parameter.Values.Fill(value);
        return parameter;
    }

    /// <summary>FNV-1a, 64 bits: the number of a stream of random numbers from a parameter's name.</summary>
    private static ulong ContentHash(string name)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var letter in name) hash = (hash ^ letter) * 0x100000001B3UL;
        return hash;
    }
}

/// <summary>A layer was given what it cannot take. Whoever checks a network turns it into a message that names the layer.</summary>
/// <param name="given">What it was given.</param>
/// <param name="needed">What it needs, in words.</param>
public sealed class ShapeException(TensorShape given, string needed) : Exception
{
    /// <summary>What it was given.</summary>
    public TensorShape Given => given;

    /// <summary>What it needs, in words.</summary>
    public string Needed => needed;

    /// <summary>What follows the name of the layer that was asked, where the fault lies with a layer within it; else empty.</summary>
    public string Place { get; private init; } = "";

    /// <summary>The layer within the one that was asked, or null.</summary>
    public Layer? Inner { get; private init; }

    /// <summary>The same fault as seen from a layer that consists of others.</summary>
    internal ShapeException Within(string place, Layer layer) =>
        new(given, needed) { Place = $".{place}{Place}", Inner = Inner ?? layer };
}
