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
    /// <param name="memory">Where the last output may live, if it is read by nobody but the caller; otherwise it has its own place.</param>
    public Sequence(IReadOnlyList<Layer> layers, string prefix, Signal input, OperatorRoom room, Signal? memory = null)
    {
        _outputs = new Signal[layers.Count];
        Input = Output = input;
        for (var i = 0; i < layers.Count; i++)
        {
            // The rectified output replaces the one that the operator before gave: no pass over memory of its own.
            if (i == 0 || layers[i] is not Relu || !_operators[^1].TryRectify())
                Append(layers[i], Layer.NameOf(prefix, i), room, i == layers.Count - 1 ? memory : null);
            _outputs[i] = Output;
        }
    }

    public Signal Input { get; }

    public Signal Output { get; private set; }

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

    private void Append(Layer layer, string name, OperatorRoom room, Signal? memory)
    {
        var target = new Signal(layer.OutputShape(Output.Shape), room.BatchSize) { IsReadAgain = layer.ReadsItsOutputAgain };
        // Places and numbers of a batch are counted in 32 bits throughout.
        if ((long)room.BatchSize * target.Shape.Count > int.MaxValue)
            throw Errors.BatchTooLarge(room.Network.Definition.Name, room.BatchSize, name, target.Shape);
        if (memory is not null && (room.Mode == RunnerMode.Inference || !target.IsReadAgain)) target.Share(memory);
        else if (MayOverwrite(layer, room.Mode)) target.Share(Output);
        else target.Allocate();
        _signals.Add(target);
        _operators.Add(layer.CreateOperator(Output, target, name, room));
        Output = target;
    }

    /// <summary>Without a backward pass, nobody reads anything again but what lies on two paths.</summary>
    private bool MayOverwrite(Layer layer, RunnerMode mode) => layer.CanWorkInPlace && Output.MayBeOverwritten
        && (mode == RunnerMode.Inference || !(Output.IsReadAgain || layer.ReadsItsInputAgain));

    public void Dispose()
    {
        foreach (var each in _operators) each.Dispose();
        foreach (var signal in _signals) signal.Dispose();
    }
}

/// <summary>What operators are made with.</summary>
/// <param name="Network">Whose parameters they use.</param>
/// <param name="BatchSize">Most samples of a pass.</param>
/// <param name="Mode">Whether there will be backward passes.</param>
/// <param name="Workers">Threads; they do not change the result.</param>
internal sealed record OperatorRoom(Network Network, int BatchSize, RunnerMode Mode, Workers Workers);
