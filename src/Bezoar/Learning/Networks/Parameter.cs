using Bezoar.Numerics;

namespace Bezoar.Learning.Networks;

/// <summary>One named tensor of a network: weights that training moves, or statistics that it keeps.</summary>
/// <remarks>
/// In memory a weight stands input by input, outputs side by side, as matrix products read it: PyTorch's
/// [outputs, inputs, rows, columns] becomes [rows, columns, inputs, outputs]. Files and other tools see PyTorch's order,
/// through <see cref="CopyTo"/> and <see cref="CopyFrom"/>.
/// </remarks>
public sealed unsafe class Parameter : IDisposable
{
    private readonly AlignedBuffer _values;
    private readonly AlignedBuffer? _gradient;

    internal Parameter(string name, bool isTrained, params int[] shape)
    {
        (Name, IsTrained, Shape) = (name, isTrained, shape);
        Count = shape.Aggregate(1, (product, length) => checked(product * length));
        _values = new(Count);
        if (isTrained) _gradient = new(Count);
    }

    /// <summary>As PyTorch names it in a sequence of layers: the layer's number, a dot, <c>weight</c>, <c>bias</c>, <c>running_mean</c> or <c>running_var</c>.</summary>
    public string Name { get; }

    /// <summary>Lengths in PyTorch's order: [outputs, inputs, rows, columns], [outputs, inputs] or [channels].</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>Moved by an optimiser; otherwise a statistic that forward passes in training keep up.</summary>
    public bool IsTrained { get; }

    /// <summary>How many numbers.</summary>
    public int Count { get; }

    /// <summary>The numbers, in memory's order.</summary>
    public Span<float> Values => _values.Slice(0, Count);

    /// <summary>The loss's derivatives after a backward pass, in the order of <see cref="Values"/>; empty for statistics.</summary>
    public Span<float> Gradient => _gradient is null ? [] : _gradient.Slice(0, Count);

    internal float* Start => _values.Start;

    internal float* GradientStart => _gradient!.Start;

    /// <summary>Writes the values in PyTorch's order.</summary>
    public void CopyTo(Span<float> pytorch) => ToPyTorch(Values, pytorch);

    /// <summary>Writes the gradient in PyTorch's order.</summary>
    public void CopyGradientTo(Span<float> pytorch) => ToPyTorch(Gradient, pytorch);

    /// <summary>Reads the values from PyTorch's order.</summary>
    public void CopyFrom(ReadOnlySpan<float> pytorch)
    {
        var values = Values;
        var (outputs, inputs, places) = Lengths;
        for (var output = 0; output < outputs; output++)
            for (var input = 0; input < inputs; input++)
                for (var place = 0; place < places; place++)
                    values[(place * inputs + input) * outputs + output] = pytorch[(output * inputs + input) * places + place];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _values.Dispose();
        _gradient?.Dispose();
    }

    private (int Outputs, int Inputs, int Places) Lengths =>
        (Shape[0], Shape.Count > 1 ? Shape[1] : 1, Shape.Skip(2).Aggregate(1, (product, length) => product * length));

    private void ToPyTorch(ReadOnlySpan<float> values, Span<float> pytorch)
    {
        var (outputs, inputs, places) = Lengths;
        for (var output = 0; output < outputs; output++)
            for (var input = 0; input < inputs; input++)
                for (var place = 0; place < places; place++)
                    pytorch[(output * inputs + input) * places + place] = values[(place * inputs + input) * outputs + output];
    }
}
