namespace Bezoar.Learning.Networks.Execution;

/// <summary>A layer at work: memory and shapes are fixed when it is made, so that a step allocates nothing.</summary>
internal abstract class Operator(Signal input, Signal output) : IDisposable
{
    public Signal Input => input;

    public Signal Output => output;

    /// <summary>Whether its backward pass may write the input's derivatives over the output's: it goes number by number.</summary>
    public virtual bool MayReplaceDerivatives => false;

    /// <summary>Output from input.</summary>
    /// <param name="count">Samples in the batch.</param>
    /// <param name="training">Whether batch statistics are used and kept. A backward pass may follow in either case.</param>
    public abstract void Forward(int count, bool training);

    /// <summary>The input's derivatives from the output's; parameters' derivatives are replaced.</summary>
    /// <param name="count">Samples in the batch, as in the forward pass before.</param>
    /// <param name="wanted">What to work out.</param>
    public abstract void Backward(int count, Gradients wanted);

    /// <summary>Asked when a <see cref="Layers.Relu"/> follows: whether this operator rectifies its output itself from now on.</summary>
    public virtual bool TryRectify() => false;

    /// <summary>
    /// Chooses memory for the input's derivatives; the output's is chosen already, and this operator is one of its users, who
    /// must not change it while there are others.
    /// </summary>
    public virtual void LayGradients(GradientSlots slots)
    {
        if (MayReplaceDerivatives && output.Gradient.Users == 1)
        {
            input.Gradient = output.Gradient;
            return;
        }
        input.Gradient = slots.Rent(input.Length);
        slots.Return(output.Gradient);
    }

    public virtual void Dispose() { }
}
