using System.Globalization;

namespace Bezoar.Learning.Networks.Adversarial;

/// <summary>How the size of a change to an image is measured.</summary>
public enum PerturbationNorm
{
    /// <summary>The square root of the sum of squares over all pixels and channels.</summary>
    L2,

    /// <summary>The largest change of any pixel.</summary>
    Linf,
}

/// <summary>
/// Projected gradient descent on an image (Madry et al., "Towards deep learning models resistant to adversarial attacks", arXiv 1706.06083):
/// steps that raise a network's loss, each followed by a return into the ball around the image. All lengths are on the 0 … 255 scale.
/// </summary>
public sealed record PgdOptions
{
    /// <summary>In which norm the ball is one.</summary>
    public PerturbationNorm Norm { get; init; } = PerturbationNorm.L2;

    /// <summary>Radius of the ball, ≥ 0. More makes images harder to classify, and shows more.</summary>
    public double Epsilon { get; init; } = 600;

    /// <summary>Steps, at least one.</summary>
    public int Iterations { get; init; } = 100;

    /// <summary>
    /// Length of a step, &gt; 0; null for what reaches well beyond the ball over all steps: 1.5 for ε = 8 and 100 steps as in
    /// arXiv 1912.02771, and in proportion for others.
    /// </summary>
    public double? Step { get; init; }

    /// <summary>In words.</summary>
    public string Description => string.Create(CultureInfo.InvariantCulture,
        $"{(Norm == PerturbationNorm.L2 ? "ℓ2" : "ℓ∞")} ε = {Epsilon}, {Iterations} steps of {StepLength:0.####}");

    internal double StepLength => Step ?? 18.75 * Epsilon / Iterations;

    /// <summary>Everything that is impossible about the options.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        if (!Enum.IsDefined(Norm)) faults.Add("unknown norm");
        if (!(Epsilon >= 0 && double.IsFinite(Epsilon))) faults.Add(string.Create(CultureInfo.InvariantCulture, $"epsilon is {Epsilon}, must be 0 at least"));
        if (Iterations is < 1 or > 1_000_000) faults.Add(string.Create(CultureInfo.InvariantCulture, $"iterations is {Iterations}, must be 1 to 1000000"));
        if (Step is { } step && !(step > 0 && double.IsFinite(step))) faults.Add(string.Create(CultureInfo.InvariantCulture, $"step is {step}, must be above 0"));
        return faults;
    }
}
