using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Adversarial;
using Bezoar.Learning.Networks.Layers;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;
using Bezoar.Tests.Attacks;
using Bezoar.Tests.Learning.KernelRidge;
using Bezoar.Tests.Numerics;

namespace Bezoar.Tests.Learning.Networks.Training;

public class AdversarialTrainingTests
{
    private static readonly SampleSource Samples = SampleSource.InContentOrder(TinyTraining.Train);

    private static readonly TrainingOptions Options = TinyTraining.Options with
    {
        Adversary = new() { Epsilon = 300, Iterations = 3, Step = 150 },
    };

    [Fact]
    public void TheRecipeNamesTheAdversary()
    {
        Assert.EndsWith(", against ℓ2 ε = 300, 3 steps of 150", Options.Recipe);
        Assert.DoesNotContain("against", TinyTraining.Options.Recipe);
        Fails.With(() => (Options with { Epochs = 0, Adversary = new() { Epsilon = -1, Iterations = 0 } }).Validate(), "epochs is 0", "epsilon is -1", "iterations is 0");
    }

    [Fact]
    public void WithoutARadiusItIsOrdinaryTraining()
    {
        var none = Options with { Adversary = new() { Epsilon = 0, Iterations = 1 }, Epochs = 2, Standardisation = StandardisationKind.None };
        // The adversary hands pixels back by a multiplication and an addition: the same up to rounding.
        var (expected, actual) = (TinyTraining.Weights(none with { Adversary = null }, Samples), TinyTraining.Weights(none, Samples));
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
        Assert.Contains(expected.Zip(TinyTraining.Weights(Options with { Epochs = 2 }, Samples)), pair => Math.Abs(pair.First - pair.Second) > 1e-2f);
    }

    [Fact]
    public void WithstandsWhatAnOrdinaryModelDoesNot() => Assert.InRange(
        AttackedAccuracy(Options with { Epochs = 12 }) - AttackedAccuracy(TinyTraining.Options with { Epochs = 12 }), 0.15, 1);

    [Fact, Trait("Category", "Determinism")]
    public void ThreadsDoNotChangeABit() => Bits.Equal(TinyTraining.Weights(Options, Samples), TinyTraining.Weights(Options, Samples, threads: 2));

    /// <inheritdoc cref="NumericsDeterminismTests"/>
    [Fact, Trait("Category", "Determinism")]
    public void SameBitsOnEveryMachine() => Assert.Equal("c00bd15a11d6f5aabc66b515ccfc1844", Bits.Hash<float>(TinyTraining.Weights(Options, Samples, threads: 2)));

    [Fact]
    public void AnInterruptedOneGoesOnToTheSameBits()
    {
        using var folder = new TemporaryFolder();
        var file = folder["training.safetensors"];
        Assert.Throws<OperationCanceledException>(() => Train(file, cancelAfterSteps: 15));
        Bits.Equal(TinyTraining.Weights(Options, Samples), Train(file));
        Fails.With(() => Train(file, options: Options with { Adversary = Options.Adversary! with { Iterations = 4 } }), file, "differs in options;");
    }

    [Fact]
    public void AStepAllocatesNothing()
    {
        var allocated = new List<long>(10_000);
        Train(null, steps: _ => allocated.Add(GC.GetAllocatedBytesForCurrentThread()), options: Options with { BatchSize = 1 });
        // Between epochs and while the runtime compiles something may be allocated.
        Assert.InRange(allocated.Zip(allocated.Skip(1)).Count(pair => pair.Second > pair.First), 0, 20);
        Assert.Equal(4 * 90, allocated.Count);
    }

    [Fact]
    public void VectorsAreRefused()
    {
        var vectors = Toys.Vectors();
        using var network = new Network(new("linear", TensorShape.Vector(4), [new FullyConnected(3)]), 1);
        var options = new TrainingOptions { Adversary = new() };
        Fails.With(() => _ = new Trainer(network, SampleSource.InFileOrder(vectors), options, Workers.Single), "float32×4", "images");
    }

    private static float[] Train(string? file, int cancelAfterSteps = int.MaxValue, Action<TrainingProgress>? steps = null, TrainingOptions? options = null)
    {
        using var source = new CancellationTokenSource();
        var count = 0;
        using var network = TinyTraining.Network();
        using var trainer = new Trainer(network, Samples, options ?? Options, new(1, source.Token))
        {
            StepDone = progress =>
            {
                steps?.Invoke(progress);
                if (++count == cancelAfterSteps) source.Cancel();
            },
        };
        trainer.Run(file);
        return TinyTraining.Weights(network);
    }

    /// <summary>Share of the test images that are still told apart once they have been made harder.</summary>
    private static double AttackedAccuracy(TrainingOptions options)
    {
        using var network = TinyTraining.Network();
        using var trainer = new Trainer(network, Samples, options, new(2));
        trainer.Run();
        var test = TinyTraining.Test;
        var hardened = new byte[test.Records.Length];
        ProjectedGradientDescent.Run(
            network, trainer.Standardisation, Blobs.Shape, test.Records.ToArray(), test.Labels.ToArray(),
            Options.Adversary! with { Iterations = 10 }, new(2), hardened);
        using var evaluator = new Evaluator(network, Blobs.Shape, trainer.Standardisation, 60, Workers.Single);
        return evaluator.Accuracy(SampleSource.InFileOrder(new Dataset("hardened", Blobs.Shape, test.ClassCount, hardened, test.Labels.ToArray())));
    }
}
