using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Execution;

/// <summary>What one operator hands to the next: a batch of values, sample by sample, and the loss's derivatives by them.</summary>
internal sealed unsafe class Signal(TensorShape shape, int batchSize) : IDisposable
{
    /// <summary>A matrix product may read this many rows and lanes beyond the last one.</summary>
    public const int SlackRows = MicroKernel.Rows, SlackLanes = MicroKernel.Columns;

    private AlignedBuffer? _values;

    /// <summary>Per sample.</summary>
    public TensorShape Shape => shape;

    /// <summary>Numbers that a full batch takes, with what a matrix product may read beyond its end.</summary>
    public long Length => (long)batchSize * shape.Count + SlackRows * shape.Channels + SlackLanes;

    /// <summary>batch × height × width × channels.</summary>
    public float* Values { get; private set; }

    /// <summary>As <see cref="Values"/>; several signals share memory whose turns in a backward pass do not overlap.</summary>
    public GradientSlot Gradient { get; set; } = null!;

    /// <summary>Whether the operator that gives this signal reads it again in its backward pass.</summary>
    public bool IsReadAgain { get; set; }

    /// <summary>Whether an operator may write its own output over this signal.</summary>
    public bool MayBeOverwritten { get; set; } = true;

    public void Allocate()
    {
        _values = new(Length);
        _values.Clear();
        Values = _values.Start;
    }

    /// <summary>Lives in another signal's memory: an operator in place.</summary>
    public void Share(Signal other) => Values = other.Values;

    /// <summary>The same values for one of several paths, with derivatives of its own. As others need the values as well, nobody may write over them.</summary>
    public Signal Alias(int batchSize)
    {
        var alias = new Signal(Shape, batchSize) { MayBeOverwritten = false };
        alias.Share(this);
        return alias;
    }

    public void Dispose() => _values?.Dispose();
}
