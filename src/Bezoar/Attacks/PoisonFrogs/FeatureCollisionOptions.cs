using System.Globalization;

namespace Bezoar.Attacks.PoisonFrogs;

/// <summary>
/// How poison instances are brought to a target instance's features while they keep looking like their base instances (Shafahi et al.,
/// "Poison Frogs!", arXiv 1804.00792, algorithm 1). Lengths of images are on the 0 … 255 scale.
/// </summary>
public sealed record FeatureCollisionOptions
{
    /// <summary>
    /// β₀, ≥ 0: what a change of the image weighs against the distance of the features; β = β₀·2048²/(H·W·C)² (section 2.2). More keeps the
    /// poison closer to its base, and further from the target. The paper's 0.25 is made for the features of InceptionV3. Null fits β to whatever
    /// features there are: a change of ten levels in every pixel then weighs as much as a quarter of ‖f(b) − f(t)‖².
    /// </summary>
    public double? Similarity { get; init; }

    /// <summary>λ to begin with, &gt; 0. A rate that is too large is found out within a few steps.</summary>
    public double Rate { get; init; } = 500 * 255;

    /// <summary>What the rate is multiplied by when a step does not lower the objective, above 0 to 1.</summary>
    public double Decay { get; init; } = 0.5;

    /// <summary>
    /// Whether steps begin ahead of the image, in the direction of the last one (Beck and Teboulle, FISTA, SIAM J. Imaging Sciences 2009), and from the
    /// best image anew whenever the objective rises. Takes a third of the steps; without it, algorithm 1 is followed to the letter.
    /// </summary>
    public bool Accelerate { get; init; } = true;

    /// <summary>Most steps, at least one.</summary>
    public int Iterations { get; init; } = 1500;

    /// <summary>Stop as soon as the distance of the features is so much of what it was, 0 to 1.</summary>
    public double StopShare { get; init; } = 0.05;

    /// <summary>
    /// γ, 0 to below 1: how much of the target instance is blended into the base beforehand (section 4.1, watermarking). More makes the attack on
    /// networks that are trained throughout surer, and shows more.
    /// </summary>
    public double Opacity { get; init; }

    /// <summary>In words.</summary>
    public string Description => string.Create(CultureInfo.InvariantCulture,
        $"{(Similarity is { } similarity ? $"β₀ = {similarity}" : "β by the distance")}, γ = {Opacity}, up to {Iterations}{(Accelerate ? " accelerated" : "")} steps, until the features' distance is {StopShare * 100:0.##} % of what it was");

    /// <summary>Everything that is impossible about the options.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        void Require(bool isPossible, FormattableString fault)
        {
            if (!isPossible) faults.Add(fault.ToString(CultureInfo.InvariantCulture));
        }
        Require(Similarity is null or >= 0 and < double.PositiveInfinity, $"similarity is {Similarity}, must be 0 at least");
        Require(Rate > 0 && double.IsFinite(Rate), $"rate is {Rate}, must be above 0");
        Require(Decay is > 0 and <= 1, $"decay is {Decay}, must be above 0 and at most 1");
        Require(Iterations is >= 1 and <= 1_000_000, $"iterations is {Iterations}, must be 1 to 1000000");
        Require(StopShare is >= 0 and <= 1, $"stop share is {StopShare}, must be 0 to 1");
        Require(Opacity is >= 0 and < 1, $"opacity is {Opacity}, must be 0 to below 1");
        return faults;
    }

    /// <summary>β.</summary>
    /// <param name="dimension">Numbers of an image.</param>
    /// <param name="distance">‖f(b) − f(t)‖².</param>
    internal double Beta(int dimension, double distance) => Similarity is { } similarity
        ? similarity * 2048 * 2048 / ((double)dimension * dimension)
        : 0.25 / (10 * 10) * distance / dimension;
}
