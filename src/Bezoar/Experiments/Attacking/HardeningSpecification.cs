using Bezoar.Attacks.CleanLabel;
using Bezoar.Attacks.CleanLabel.Gradient;
using Bezoar.Attacks.CleanLabel.Interpolation;
using Bezoar.Learning.Networks.Adversarial;

namespace Bezoar.Experiments.Attacking;

/// <summary>How clean-label images are hardened, in the words of a command line or an experiment's file.</summary>
public static class HardeningSpecification
{
    internal const string Baseline = "baseline", L2 = "pgd-l2", Linf = "pgd-linf", Interpolation = "gan";

    /// <summary>Names of all variants.</summary>
    public static IReadOnlyList<string> Variants { get; } = [Baseline, L2, Linf, Interpolation];

    internal const double DefaultTau = 0.2;

    /// <summary>What a variant by gradient uses unless one says otherwise: the middle one of the paper's three.</summary>
    internal static double DefaultEpsilon(string variant) => variant == L2 ? 600 : 16;

    /// <summary>The hardening, or none where the words are at fault.</summary>
    internal static IHardening Create(AttackSpecification words, AttackModels models, List<string> faults)
    {
        var variant = AttackSpecification.Word("variant", words.Variant, Variants, faults) ?? Baseline;
        if (words.Epsilon is not null && variant is not (L2 or Linf)) faults.Add($"epsilon goes with the variants {L2} and {Linf}");
        if (words.Tau is not null && variant != Interpolation) faults.Add($"tau goes with the variant {Interpolation}");
        if (words.Surrogate is not null && variant is not (L2 or Linf)) faults.Add($"surrogate goes with the variants {L2} and {Linf}");
        return variant switch
        {
            L2 or Linf => ByGradient(words, variant, models),
            Interpolation => new InterpolationHardening(
                new() { Tau = words.Tau ?? DefaultTau, Source = words.Source, ModelsFolder = models.Folder }, models.Note),
            _ => new NoHardening(),
        };
    }

    private static PgdHardening ByGradient(AttackSpecification words, string variant, AttackModels models)
    {
        var defaults = new PgdHardeningOptions();
        return new(defaults with
        {
            Perturbation = defaults.Perturbation with
            {
                Norm = variant == L2 ? PerturbationNorm.L2 : PerturbationNorm.Linf,
                Epsilon = words.Epsilon ?? DefaultEpsilon(variant),
            },
            Surrogate = words.Surrogate ?? defaults.Surrogate,
            ModelsFolder = models.Folder,
        }, models.Note);
    }
}
