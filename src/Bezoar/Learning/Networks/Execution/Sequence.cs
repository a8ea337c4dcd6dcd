using Bezoar.Learning.Networks.Layers;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Execution;

/// <summary>Layers put to work one after the other.</summary>
internal sealed class Sequence : IDisposable
{
    private readonly List<Operator> _operators = [];
    private readonly List<Signal> _signals = [];
    private readonly Signal[] _outputs;

    /// <param name="layers">The layers.</param>
    /// <param name="prefix">Of their parameters' names.</param>
    /// <param name="input">What the first layer receives.</param>
    /// <param name="room">Batch size, parameters and threads.</param>
    public Sequence(IReadOnlyList<Layer> layers, string prefix, Signal input, OperatorRoom room)
    {
        _outputs = new Signal[layers.Count];
        Input = Output = input;
        for (var i = 0; i < layers.Count; i++)
        {
            var target = new Signal(layers[i].OutputShape(Output.Shape), room.BatchSize);
            var inPlace = layers[i].CanWorkInPlace && Output.MayBeOverwritten && !Output.IsReadAgain;
            if (inPlace) target.Share(Output);
            else target.Allocate();
            target.IsReadAgain = layers[i].ReadsItsOutputAgain;
            _signals.Add(target);
            _operators.Add(layers[i].CreateOperator(Output, target, inPlace, Layer.NameOf(prefix, i), room));
            _outputs[i] = Output = target;
        }
    }

    public Signal Input { get; }

    public Signal Output { get; }

    /// <summary>What a layer gives.</summary>
    public Signal OutputOf(int layer) => _outputs[layer];

    public void Forward(int count, bool training)
    {
        foreach (var each in _operators) each.Forward(count, training);
    }

    public void Backward(int count, Gradients wanted)
    {
        for (var i = _operators.Count - 1; i >= 0; i--)
            _operators[i].Backward(count, i > 0 ? wanted | Gradients.Input : wanted);
    }

    public void LayGradients(GradientSlots slots)
    {
        for (var i = _operators.Count - 1; i >= 0; i--) _operators[i].LayGradients(slots);
    }

    public void Dispose()
    {
        foreach (var each in _operators) each.Dispose();
        foreach (var signal in _signals) signal.Dispose();
    }
}

/// <summary>What operators are made with.</summary>
/// <param name="Network">Whose parameters they use.</param>
/// <param name="BatchSize">Most samples of a pass.</param>
/// <param name="Workers">Threads; they do not change the result.</param>
internal sealed record OperatorRoom(Network Network, int BatchSize, Workers Workers);
