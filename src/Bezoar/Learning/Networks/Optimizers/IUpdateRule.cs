using System.Runtime.Intrinsics;

namespace Bezoar.Learning.Networks.Optimizers;

/// <summary>One step of an optimiser for sixteen weights at once. Only operations on each lane by itself, so that lanes have the bits of a plain loop.</summary>
internal interface IUpdateRule
{
    /// <summary>How many numbers are kept for each weight from step to step, 0 to 2.</summary>
    static abstract int StateCount { get; }

    /// <summary>Moves weights and their state.</summary>
    void Apply(ref Vector512<float> weight, Vector512<float> gradient, ref Vector512<float> first, ref Vector512<float> second);
}
