using Bezoar.Attacks.CleanLabel;
using Bezoar.Attacks.CleanLabel.Interpolation;
using Bezoar.Data;
using Bezoar.Numerics;
using Bezoar.Tests.Learning.KernelRidge;
using Bezoar.Tests.Numerics;

namespace Bezoar.Tests.Attacks.CleanLabel.Interpolation;

public class InterpolationHardeningTests
{
    private static readonly Dataset Training = Blobs.Create(120, 1, classes: 3);

    private static readonly InterpolationOptions Options = new()
    {
        EncodingSteps = 12,
        Gan = new() { LatentSize = 6, Channels = 4, Steps = 10, BatchSize = 8, CriticPasses = 2, LearningRate = 2e-3, Clip = 0.1f, Seed = 2 },
    };

    [Fact]
    public void TheEndsAreTheImageItselfAndAnImageOfTheOtherClass()
    {
        var (near, far) = (Images(Options with { Tau = 0 }, Of(1)), Images(Options with { Tau = 1 }, Of(1)));
        // The generator of two classes is the same whichever of them is the target.
        var others = Images(Options with { Tau = 0, Source = 1 }, Of(2));
        Assert.InRange(others.Distinct().Count(), 30, 40);
        Assert.Subset(others.ToHashSet(), far.ToHashSet());
        Assert.InRange(far.Distinct().Count(), 10, 40);
        Assert.Empty(near.Intersect(others));
        Assert.InRange(near.Distinct().Count(), 30, 40);
    }

    [Fact]
    public void ATauBetweenIsNeither()
    {
        var between = Images(Options with { Tau = 0.5 }, Of(1));
        Assert.Empty(between.Intersect([.. Images(Options with { Tau = 0 }, Of(1)), .. Images(Options with { Tau = 1 }, Of(1))]));
    }

    /// <summary>More than a batch of encodings, and one image on its own.</summary>
    [Fact]
    public void EachResultIsOfItsOwnImageAlone()
    {
        var together = Images(Options, Of(1));
        foreach (var i in (int[])[0, 31, 39]) Assert.Equal([together[i]], Images(Options, [Of(1)[i]]));
        Assert.Empty(Images(Options, []));
    }

    [Fact]
    public void TheGeneratorIsTrainedOnceAndKept()
    {
        using var folder = new TemporaryFolder();
        var (kept, notes) = (Options with { ModelsFolder = folder.Path }, new List<string>());
        var first = Images(kept, Of(1), note: notes.Add);
        Assert.StartsWith("training a generator of classes 1 and 2", Assert.Single(notes));
        // Another mixture needs no other generator.
        Images(kept with { Tau = 0.7 }, Of(1), note: notes.Add);
        Assert.Equal(first, Images(kept, Of(1), note: notes.Add));
        Assert.Single(notes);
        Images(kept with { Source = 0 }, Of(1), note: notes.Add);
        Images(kept with { Gan = kept.Gan with { Seed = 9 } }, Of(1), note: notes.Add);
        Assert.Equal(3, notes.Count);
    }

    [Fact]
    public void WhateverDecidesTheImagesIsInItsWords()
    {
        InterpolationOptions[] all =
        [
            Options, Options with { Tau = 0.3 }, Options with { Source = 0 }, Options with { EncodingSteps = 13 },
            .. ((WassersteinGanOptions[])
            [
                Options.Gan with { LatentSize = 7 }, Options.Gan with { Channels = 5 }, Options.Gan with { Steps = 11 }, Options.Gan with { BatchSize = 9 },
                Options.Gan with { LearningRate = 3e-3 }, Options.Gan with { Clip = 0.2f }, Options.Gan with { CriticPasses = 3 }, Options.Gan with { Seed = 5 },
            ]).Select(gan => Options with { Gan = gan }),
        ];
        Assert.Equal(all.Length, all.Select(options => new InterpolationHardening(options).Description).Distinct().Count());
        Assert.Equal(all.Length, all.Select(options => Images(options, [Of(1)[0]])[0]).Distinct().Count());
        Assert.Equal("gan", new InterpolationHardening(Options).Variant);
    }

    [Fact]
    public void NamesEveryFaultAtOnce()
    {
        Fails.With(
            () => Craft(new() { Tau = 1.01, Source = 0, EncodingSteps = 0, Gan = new() { LatentSize = 0, Channels = 0, Steps = 0, BatchSize = 0, CriticPasses = 0, LearningRate = double.NaN, Clip = 0 } }, Toys.Vectors()),
            "tau is 1.01", "source and target class are both 0", "encoding steps is 0", "only images can be interpolated",
            "latent size is 0", "channels is 0", "batch size is 0", "critic passes is 0", "learning rate is NaN", "clip is 0");
        Fails.With(() => Craft(Options with { Tau = double.NaN, Source = 3 }, Toys.Images(Toys.Colour)), "tau is NaN", "source class 3 does not exist", "8×6", "multiples of 4");
        Fails.With(() => Craft(Options with { Tau = -0.01, Source = 3 }, Training.WithClasses(4)), "tau is -0.01", "source class 3 has no samples");
        Assert.Empty(new InterpolationHardening(Options with { Tau = 1 }).Faults(Training, 2));
    }

    [Fact, Trait("Category", "Determinism")]
    public void ThreadsChangeNoByte() => Assert.Equal(Images(Options, Of(1)), Images(Options, Of(1), threads: 2));

    /// <inheritdoc cref="NumericsDeterminismTests"/>
    [Fact, Trait("Category", "Determinism")]
    public void SameBytesOnEveryMachine() => Assert.Equal("0a3cf975bb3aeff53ede330a59aca6fc", Bits.Hash<char>(string.Concat(Images(Options, Of(1), threads: 2))));

    private static int[] Of(int label) => [.. Enumerable.Range(0, Training.Count).Where(i => Training.Labels[i] == label)];

    private static void Craft(InterpolationOptions options, Dataset training) =>
        new CleanLabelAttack(new() { Hardening = new InterpolationHardening(options) }).Craft(training, Workers.Single);

    /// <summary>Each result as a text, so that results can be compared as a whole.</summary>
    private static string[] Images(InterpolationOptions options, int[] indices, int threads = 1, Action<string>? note = null)
    {
        var hardened = new byte[indices.Length * Training.Shape.ByteCount];
        new InterpolationHardening(options, note).Harden(Training, indices, new(threads), hardened);
        return [.. hardened.Chunk(Training.Shape.ByteCount).Select(Convert.ToHexString)];
    }
}
