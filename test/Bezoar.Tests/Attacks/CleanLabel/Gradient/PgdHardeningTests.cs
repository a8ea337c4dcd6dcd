using Bezoar.Attacks.CleanLabel;
using Bezoar.Attacks.CleanLabel.Gradient;
using Bezoar.Data;
using Bezoar.Learning.Networks.Adversarial;
using Bezoar.Numerics;
using Bezoar.Tests.Learning.KernelRidge;

namespace Bezoar.Tests.Attacks.CleanLabel.Gradient;

public class PgdHardeningTests
{
    private static readonly Dataset Training = Blobs.Create(160, 1);
    private static readonly int[] Chosen = [.. Enumerable.Range(0, 40).Select(i => 4 * i + 2)];

    private static readonly PgdHardeningOptions Options = new()
    {
        Perturbation = new() { Epsilon = 200.5, Iterations = 4, Step = 90 },
        Surrogate = "linear",
        Epochs = 2,
        Adversary = new() { Epsilon = 100, Iterations = 2, Step = 80 },
    };

    [Fact]
    public void EveryImageMovesAndStaysInTheBall()
    {
        var (size, hardened) = (Training.Shape.ByteCount, Harden(Options, Chosen));
        for (var i = 0; i < Chosen.Length; i++)
        {
            var distance = Math.Sqrt(Training.Record(Chosen[i]).ToArray().Zip(hardened[(i * size)..((i + 1) * size)], (before, now) => Math.Pow(now - before, 2)).Sum());
            Assert.InRange(distance, 100, 200.5);
        }
    }

    [Fact]
    public void EachResultIsOfItsOwnImageAlone()
    {
        var (size, together) = (Training.Shape.ByteCount, Harden(Options, Chosen));
        foreach (var i in (int[])[0, 35]) Assert.Equal(together[(i * size)..((i + 1) * size)], Harden(Options, Chosen[i]));
    }

    [Fact, Trait("Category", "Determinism")]
    public void ThreadsChangeNoByte() => Assert.Equal(Harden(Options, new(1), null, Chosen), Harden(Options, new(2), null, Chosen));

    [Fact]
    public void TheModelIsTrainedOnceAndKept()
    {
        using var folder = new TemporaryFolder();
        var (kept, notes) = (Options with { ModelsFolder = folder.Path }, new List<string>());
        var first = Harden(kept, new(1), notes.Add, Chosen);
        Assert.Contains("training the attacker's model, linear", notes[0]);
        Assert.Contains("epoch 2 of 2", notes[^1]);
        notes.Clear();
        Assert.Equal(first, Harden(kept, new(1), notes.Add, Chosen));
        Assert.Empty(notes);
        Assert.NotEqual(first, Harden(kept with { Epochs = 3 }, new(1), notes.Add, Chosen));
        Assert.NotEmpty(notes);
    }

    /// <summary>An evaluation goes on from what has the same words.</summary>
    [Fact]
    public void WhateverDecidesTheImagesIsInItsWords()
    {
        PgdHardeningOptions[] all =
        [
            Options, Options with { Seed = 2 }, Options with { Epochs = 3 },
            Options with { Adversary = Options.Adversary with { Epsilon = 90 } }, Options with { Perturbation = Options.Perturbation with { Iterations = 5 } },
        ];
        Assert.Equal(all.Length, all.Select(options => new PgdHardening(options).Description).Distinct().Count());
        Assert.Equal(all.Length, all.Select(options => Convert.ToHexString(Harden(options, Chosen))).Distinct().Count());
        Assert.Contains("linear", new PgdHardening(Options).Description);
        Assert.Equal("pgd-l2", new PgdHardening(Options).Variant);
        Assert.Equal("pgd-linf", new PgdHardening(Options with { Perturbation = new() { Norm = PerturbationNorm.Linf } }).Variant);
    }

    [Fact]
    public void NamesEveryFaultAtOnce()
    {
        var wrong = new PgdHardeningOptions { Perturbation = new() { Epsilon = -1 }, Surrogate = "oracle", Epochs = 0, Adversary = new() { Iterations = 0 } };
        foreach (var dataset in (Dataset[])[Training, Toys.Vectors()])
            Fails.With(() => Craft(wrong, dataset), "epsilon is -1", "'oracle'", "epochs is 0", "iterations is 0");
        Fails.With(() => Craft(Options, Toys.Vectors()), "only images can be made harder by a gradient");
        Fails.With(() => Craft(Options with { Surrogate = "badnets-cnn" }, Toys.Images(Toys.Grey)), "surrogate: badnets-cnn", "choose another --surrogate");
    }

    private static void Craft(PgdHardeningOptions options, Dataset training) =>
        new CleanLabelAttack(new() { Hardening = new PgdHardening(options) }).Craft(training, Workers.Single);

    private static byte[] Harden(PgdHardeningOptions options, params int[] indices) => Harden(options, Workers.Single, null, indices);

    private static byte[] Harden(PgdHardeningOptions options, Workers workers, Action<string>? note, int[] indices)
    {
        var hardened = new byte[indices.Length * Training.Shape.ByteCount];
        new PgdHardening(options, note).Harden(Training, indices, workers, hardened);
        return hardened;
    }
}
