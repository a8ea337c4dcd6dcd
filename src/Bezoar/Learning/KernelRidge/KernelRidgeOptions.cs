namespace Bezoar.Learning.KernelRidge;

/// <summary>Settings of kernel ridge regression, with k(u, v) = exp(−γ‖u − v‖²) between unit vectors.</summary>
public sealed record KernelRidgeOptions
{
    /// <summary>For the patch descriptor, whose vectors have many more numbers of which each says less: a wider kernel is better there.</summary>
    public static KernelRidgeOptions ForPatches { get; } = new() { Gamma = 0.8f, Lambda = 0.02f };

    /// <summary>γ &gt; 0. Larger values look at nearer neighbours only; with unit vectors ‖u − v‖² is at most 4.</summary>
    public float Gamma { get; init; } = 1f;

    /// <summary>λ &gt; 0, added to the kernel matrix's diagonal. Larger values trust single samples less.</summary>
    public float Lambda { get; init; } = 0.005f;

    /// <summary>Such as <c>kernel ridge exp(−1·‖u−v‖²), λ=0.005</c>.</summary>
    public string Description => FormattableString.Invariant($"kernel ridge exp(−{Gamma}·‖u−v‖²), λ={Lambda}");

    /// <summary>Throws one exception that names every fault.</summary>
    public void Validate()
    {
        var faults = new List<string>();
        if (!(Gamma > 0 && float.IsFinite(Gamma))) faults.Add(FormattableString.Invariant($"gamma is {Gamma}, must be positive"));
        if (!(Lambda > 0 && float.IsFinite(Lambda))) faults.Add(FormattableString.Invariant($"lambda is {Lambda}, must be positive"));
        if (faults.Count > 0) throw Errors.InvalidOptions("kernel ridge", faults);
    }
}
