using Bezoar.Attacks.CleanLabel.Interpolation;
using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Numerics;
using Bezoar.Tests.Learning.KernelRidge;
using Bezoar.Tests.Numerics;

namespace Bezoar.Tests.Attacks.CleanLabel.Interpolation;

public class WassersteinGanTests
{
    private static readonly Dataset Images = Blobs.Create(60, 1, classes: 2);

    private static readonly WassersteinGanOptions Options = new() { LatentSize = 6, Channels = 4, Steps = 12, BatchSize = 8, CriticPasses = 2, Seed = 3, LearningRate = 1e-3 };

    [Fact]
    public void TheCriticsWeightsStayClipped()
    {
        using var gan = new WassersteinGan(Images, Options, Workers.Single);
        using var generator = gan.Generator;
        void Check() => Assert.All(gan.CriticParameters.SelectMany(parameter => parameter.Values.ToArray()), weight => Assert.InRange(weight, -Options.Clip, Options.Clip));
        Check();
        gan.Run((_, _) => Check());
        // The critic would have them larger.
        Assert.Contains(gan.CriticParameters, parameter => parameter.Values.Contains(Options.Clip));
    }

    [Fact]
    public void TheCriticLearnsToTellRealFromMade()
    {
        var distances = new List<double>();
        using var gan = new WassersteinGan(Images, Options with { CriticPasses = 10, Clip = 0.1f }, Workers.Single);
        using var generator = gan.Generator;
        gan.Run((step, distance) =>
        {
            distances.Add(distance);
            Assert.Equal(distances.Count, step);
        });
        Assert.Equal(Options.Steps, distances.Count);
        Assert.InRange(distances[^1], Math.Max(0, 2 * distances[0]) + 1e-3, double.MaxValue);
    }

    /// <summary>With a critic that stands still: images that no step has seen look more real to it after each few steps.</summary>
    [Fact]
    public void TheGeneratorLearnsToPleaseTheCritic()
    {
        var alone = Options with { CriticPasses = 0, Clip = 0.1f, Steps = 15 };
        using var gan = new WassersteinGan(Images, alone, Workers.Single);
        using var generator = gan.Generator;
        using var critic = new Network(GanNetworks.Critic(Blobs.Shape, alone), 0);
        foreach (var (copy, parameter) in critic.Parameters.Zip(gan.CriticParameters)) parameter.Values.CopyTo(copy.Values);
        var verdicts = new List<double> { Verdict(generator, critic) };
        gan.Run((step, _) =>
        {
            if (step % 5 == 0) verdicts.Add(Verdict(generator, critic));
        });
        Assert.Equal(verdicts.Order(), verdicts);
        Assert.Equal(4, verdicts.Distinct().Count());
    }

    [Fact]
    public void SeedDecidesAndStreamsAreApart()
    {
        Assert.NotEqual(Weights(Options, 1), Weights(Options with { Seed = 4 }, 1));
        using var gan = new WassersteinGan(Images, Options, Workers.Single);
        using var other = new WassersteinGan(Images, Options with { Seed = 4 }, Workers.Single);
        using var generator = gan.Generator;
        using var otherGenerator = other.Generator;
        Assert.NotEqual(gan.CriticParameters[0].Values.ToArray(), other.CriticParameters[0].Values.ToArray());
    }

    [Fact]
    public void StopsBetweenStepsWhenCancelled()
    {
        using var source = new CancellationTokenSource();
        using var gan = new WassersteinGan(Images, Options, new(1, source.Token));
        using var generator = gan.Generator;
        var steps = 0;
        Assert.Throws<OperationCanceledException>(() => gan.Run((step, _) =>
        {
            steps = step;
            if (step == 3) source.Cancel();
        }));
        Assert.Equal(3, steps);
    }

    [Fact, Trait("Category", "Determinism")]
    public void ThreadsChangeNoBit() => Bits.Equal(Weights(Options, 1), Weights(Options, 2));

    /// <inheritdoc cref="NumericsDeterminismTests"/>
    [Fact, Trait("Category", "Determinism")]
    public void SameBitsOnEveryMachine() => Assert.Equal("3bebdd658fe388292731cee33fbc64a7", Bits.Hash<float>(Weights(Options, 2)));

    private static float[] Weights(WassersteinGanOptions options, int threads)
    {
        using var gan = new WassersteinGan(Images, options, new(threads));
        using var generator = gan.Generator;
        gan.Run();
        return [.. generator.Parameters.Concat(gan.CriticParameters).SelectMany(parameter => parameter.Values.ToArray())];
    }

    /// <summary>What the critic thinks of images from always the same latent numbers, made as in training.</summary>
    private static double Verdict(Network generator, Network critic)
    {
        const int count = 40;
        using var make = generator.CreateRunner(count, RunnerMode.Inference, Workers.Single);
        using var judge = critic.CreateRunner(count, RunnerMode.Inference, Workers.Single);
        var random = new CounterRandom(77);
        foreach (ref var number in make.Input) number = random.NextNormal();
        make.Forward(count, training: true).CopyTo(judge.Input);
        return judge.Forward(count).ToArray().Average(verdict => (double)verdict);
    }
}
