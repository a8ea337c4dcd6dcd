using Bezoar.Numerics;

namespace Bezoar.Learning.Neighbours;

/// <summary>
/// How much a training sample's class counts, by its distance: w = min(1, exp(−γ(‖u − v‖² − reach))), in whole units. All samples within the reach count the
/// same, because more weight than the others' would only give an attacker's samples more; beyond, weight falls off.
/// </summary>
/// <param name="Reach">The squared distance of unit vectors, above 0 and at most 4, up to which samples have full weight. More reach more neighbours, also of other classes.</param>
/// <param name="Gamma">γ &gt; 0: how fast weight falls off. A large one counts neighbours, a small one has a long shoulder.</param>
public sealed record VoteKernel(float Reach, float Gamma = 256)
{
    /// <summary>W: one unit, and the most that a sample can weigh.</summary>
    public const int Unit = 1024;

    /// <summary>Reaches worth a try among histograms of oriented gradients; vectors of a user's own want others.</summary>
    public static IReadOnlyList<float> Reaches { get; } = [0.08f, 0.11f, 0.135f, 0.16f];

    /// <summary>Reaches worth a try among patch descriptors, whose nearest neighbours are farther away.</summary>
    public static IReadOnlyList<float> ReachesForPatches { get; } = [0.7f, 0.8f, 0.9f, 1];

    /// <summary>Such as <c>weight min(1, exp(−256·(‖u−v‖² − 0.135)))</c>.</summary>
    public string Description => FormattableString.Invariant($"weight min(1, exp(−{Gamma}·(‖u−v‖² − {Reach})))");

    /// <summary>The weight at each <see cref="Closeness"/>, 0 … <see cref="Unit"/>.</summary>
    internal int[] Weights()
    {
        var weights = new int[Closeness.Levels];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = (int)(Unit * Elementary.Exp(Math.Min(0, -Gamma * (Closeness.SquaredDistance(i) - Reach))));
        return weights;
    }
}
