using Bezoar.Experiments.Attacking;
using Bezoar.Tests.Attacks;

namespace Bezoar.Tests.Experiments.Attacking;

public class HardeningSpecificationTests
{
    private static readonly AttackSpecification Words = new() { Attack = "clean-label" };

    public static TheoryData<string> Variants => [.. HardeningSpecification.Variants];

    [Theory, MemberData(nameof(Variants))]
    public void EveryVariantIsCalledByItsName(string variant)
    {
        var faults = new List<string>();
        Assert.Equal(variant, HardeningSpecification.Create(Words with { Variant = variant }, new(), faults).Variant);
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData(null, null, "images left as they are")]
    [InlineData("pgd-l2", null, "ℓ2 ε = 600,")]
    [InlineData("pgd-l2", 300.0, "ℓ2 ε = 300,")]
    [InlineData("pgd-linf", null, "ℓ∞ ε = 16,")]
    [InlineData("pgd-linf", 8.0, "ℓ∞ ε = 8,")]
    public void SaysWhatItIs(string? variant, double? epsilon, string part)
    {
        var hardening = HardeningSpecification.Create(Words with { Variant = variant, Epsilon = epsilon }, new(), []);
        Assert.Contains(part, hardening.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void AnInterpolationGoesAsFarAsIsSaid()
    {
        string Describe(double? tau) => HardeningSpecification.Create(Words with { Variant = "gan", Tau = tau, Source = 1 }, new(), []).Description;
        Assert.Equal(Describe(null), Describe(0.2));
        Assert.NotEqual(Describe(null), Describe(0.3));
    }

    [Fact]
    public void TheSurrogateIsTheOneThatIsNamed() => Assert.Contains(
        " on linear,", HardeningSpecification.Create(Words with { Variant = "pgd-l2", Surrogate = "linear" }, new(), []).Description, StringComparison.Ordinal);

    [Theory]
    [InlineData("baseline", "epsilon goes with", "tau goes with", "surrogate goes with")]
    [InlineData("pgd-l2", "tau goes with the variant gan")]
    [InlineData("pgd-linf", "tau goes with the variant gan")]
    [InlineData("gan", "epsilon goes with the variants pgd-l2 and pgd-linf", "surrogate goes with")]
    public void WordsOfOtherVariantsAreRefusedAtOnce(string variant, params string[] expected)
    {
        var faults = new List<string>();
        HardeningSpecification.Create(Words with { Variant = variant, Epsilon = 8, Tau = 0.1, Surrogate = "linear" }, new(), faults);
        Assert.Equal(expected.Length, faults.Count);
        Assert.All(faults.Zip(expected), pair => Assert.StartsWith(pair.Second, pair.First, StringComparison.Ordinal));
    }

    [Fact]
    public void AnUnknownVariantIsAFaultAmongOthers() => Fails.With(
        () => (Words with { Variant = "pgd", Tau = 0.1, Share = 0 }).Create(0, Toys.Images(Toys.Grey), new()),
        "variant 'pgd' is none of baseline, pgd-l2, pgd-linf, gan", "tau goes with the variant gan", "share of the target class is 0");

    [Fact]
    public void EpsilonBelowZeroIsRefused() => Fails.With(
        () => (Words with { Variant = "pgd-linf", Epsilon = -1, Surrogate = "linear" }).Create(0, Toys.Images(Toys.Grey), new()), "epsilon is -1");
}
