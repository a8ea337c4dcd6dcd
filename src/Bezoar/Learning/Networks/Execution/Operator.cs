namespace Bezoar.Learning.Networks.Execution;

/// <summary>A layer at work: memory and shapes are fixed when it is made, so that a step allocates nothing.</summary>
internal abstract class Operator(Signal input, Signal output) : IDisposable
{
    public Signal Input => input;

    public Signal Output => output;

    /// <summary>Whether input and output, and so their derivatives, share memory.</summary>
    public bool IsInPlace { get; init; }

    /// <summary>Output from input.</summary>
    /// <param name="count">Samples in the batch.</param>
    /// <param name="training">Whether batch statistics are used and kept, and what a backward pass needs is remembered.</param>
    public abstract void Forward(int count, bool training);

    /// <summary>The input's derivatives from the output's, which may be destroyed; parameters' derivatives are replaced.</summary>
    /// <param name="count">Samples in the batch, as in the forward pass before.</param>
    /// <param name="wanted">What to work out.</param>
    public abstract void Backward(int count, Gradients wanted);

    /// <summary>Chooses memory for the input's derivatives; the output's is chosen already.</summary>
    public virtual void LayGradients(GradientSlots slots)
    {
        if (IsInPlace)
        {
            input.Gradient = output.Gradient;
            return;
        }
        input.Gradient = slots.Rent(input.Length);
        slots.Return(output.Gradient);
    }

    public virtual void Dispose() { }
}
