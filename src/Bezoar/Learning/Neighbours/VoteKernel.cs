using Bezoar.Numerics;

namespace Bezoar.Learning.Neighbours;

/// <summary>
/// How much a training sample's class counts, by how far the sample is: w = min(1, A·exp(−γ‖u − v‖²)), in whole units. All samples that are closer than some distance count the
/// same, because more weight than the others' would only give an attacker's samples more; beyond, weight falls off.
/// </summary>
/// <param name="Gamma">γ &gt; 0: how fast weight falls off.</param>
/// <param name="Plateau">A ≥ 1: all within ‖u − v‖² ≤ ln A / γ have full weight.</param>
public sealed record VoteKernel(float Gamma, float Plateau)
{
    /// <summary>W: the weight of one unit, and the most that a sample can have.</summary>
    public const int Unit = 1024;

    /// <summary>Such as <c>min(1, 256·exp(−32·‖u−v‖²))</c>.</summary>
    public string Description => FormattableString.Invariant($"min(1, {Plateau}·exp(−{Gamma}·‖u−v‖²))");

    /// <summary>The weight at each <see cref="Closeness"/>, 0 … <see cref="Unit"/>.</summary>
    internal int[] Weights()
    {
        var weights = new int[Closeness.Levels];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = (int)Math.Min(Unit, Unit * Plateau * Elementary.Exp(-Gamma * Closeness.SquaredDistance(i)));
        return weights;
    }
}
