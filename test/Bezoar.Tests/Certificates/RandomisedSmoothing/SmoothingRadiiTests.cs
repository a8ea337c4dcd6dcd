using Bezoar.Certificates.RandomisedSmoothing;

namespace Bezoar.Tests.Certificates.RandomisedSmoothing;

public class SmoothingRadiiTests
{
    /// <summary>Reference values of the project for two classes: noise, bound, and the radius by divergence and exactly.</summary>
    [Theory]
    [InlineData(0.1, 1e-4, 2, 3)]
    [InlineData(0.1, 1e-8, 4, 9)]
    [InlineData(0.3, 1e-2, 4, 7)]
    [InlineData(0.3, 1e-8, 25, 46)]
    [InlineData(0.4, 1e-8, 105, 194)]
    [InlineData(0.4, 1e-32, 445, 867)]
    [InlineData(0.45, 1e-16, 883, 1684)]
    public void AreTheReferenceRadii(double q, double bound, int byDivergence, int exact)
    {
        var sureness = Sureness.OfBound(Math.Log(bound));
        Assert.Equal(byDivergence, new DivergenceRadii(new(q, 2)).Of(sureness).Value);
        Assert.Equal(exact, new ExactRadii(new(q, 2)).Of(sureness).Value);
    }

    /// <summary>
    /// Every event under every outcome of noise on r changed labels, the worst of them by brute force: outcomes sorted by likelihood ratio, the last one taken in part.
    /// </summary>
    [Theory]
    [InlineData(0.2, 2)]
    [InlineData(0.3, 3)]
    [InlineData(0.6, 4)]
    public void ExactLimitIsThatOfTheWorstEvent(double q, int classes)
    {
        var (noise, radii) = (new LabelNoise(q, classes), new ExactRadii(new(q, classes)));
        for (var changed = 1; changed <= 6; changed++)
        {
            var limit = WorstLimit(noise, changed);
            // As far as ten-thousandths of a nat tell them apart.
            Assert.True(radii.Of(Sureness.OfBound(Math.Log(limit) - 0.0005)).Value >= changed);
            Assert.True(radii.Of(Sureness.OfBound(Math.Log(limit) + 0.0001)).Value < changed);
        }
    }

    [Fact]
    public void WhatIsNotSureIsNotCertified()
    {
        var noise = new LabelNoise(0.2, 3);
        foreach (var radii in (SmoothingRadii[])[new ExactRadii(noise), new DivergenceRadii(noise)])
        {
            Assert.Equal(-1, radii.Of(0).Value);
            Assert.Equal(-1, radii.Of(Sureness.OfBound(Math.Log(0.5))).Value);
            Assert.Equal(0, radii.Of(Sureness.OfBound(Math.Log(0.49))).Value);
        }
        Assert.Equal(0, Sureness.OfBound(0));
        Assert.Equal(0, Sureness.OfBound(double.NaN));
    }

    /// <summary>Beyond the largest sureness there is, nothing more is certified.</summary>
    [Fact]
    public void WhatNoBoundIsSmallEnoughForIsNotCertified()
    {
        var largest = Sureness.OfBound(double.NegativeInfinity);
        var radius = new ExactRadii(new(0.0001, 2)).Of(largest).Value;
        Assert.InRange(radius, 20_000, 30_000);
        Assert.True(Sureness.ToStayBelow(-1e6) > largest);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(0.5, 2)]
    [InlineData(0.9, 10)]
    [InlineData(double.NaN, 2)]
    public void NoiseThatLeavesNothingIsRefused(double q, int classes) => Fails.With(() => new LabelNoise(q, classes).Validate(), "must be above 0 and below");

    private static double WorstLimit(LabelNoise noise, int changed)
    {
        // Of each label: stays, becomes what it was changed to, or one of the others.
        var outcomes = new List<(double Before, double After)> { (1, 1) };
        for (var label = 0; label < changed; label++)
        {
            (double, double)[] own = [(noise.Kept, noise.Other), (noise.Other, noise.Kept), .. Enumerable.Repeat((noise.Other, noise.Other), noise.ClassCount - 2)];
            outcomes = [.. outcomes.SelectMany(outcome => own.Select(each => (outcome.Before * each.Item1, outcome.After * each.Item2)))];
        }
        var (before, after) = (0.0, 0.0);
        foreach (var outcome in outcomes.OrderByDescending(outcome => outcome.After / outcome.Before))
        {
            if (after + outcome.After >= 0.5) return before + outcome.Before * (0.5 - after) / outcome.After;
            (before, after) = (before + outcome.Before, after + outcome.After);
        }
        throw new InvalidOperationException();
    }
}
