namespace Bezoar.Learning.LabelInfluence;

/// <summary>Settings of ridge regression on embedded inputs.</summary>
public sealed record RidgeInfluenceOptions
{
    /// <summary>
    /// λ > 0, beside coordinates that are directions, so that a cluster of n inputs adds about n to the normal equations. Larger makes influences flatter across clusters, and mixes
    /// them.
    /// </summary>
    public double Lambda { get; init; } = 1;

    /// <summary>Such as <c>ridge regression (λ = 1)</c>.</summary>
    public string Description => FormattableString.Invariant($"ridge regression (λ = {Lambda})");

    /// <summary>Throws where λ is impossible.</summary>
    public void Validate()
    {
        if (!(Lambda > 0 && double.IsFinite(Lambda))) throw Errors.InvalidOptions("ridge regression", [FormattableString.Invariant($"λ is {Lambda}, must be above 0")]);
    }
}
