using System.Runtime.InteropServices;
using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Layers;
using Bezoar.Learning.Networks.Optimizers;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;
using Bezoar.Partitioning;
using Bezoar.Tests.Learning.KernelRidge;

namespace Bezoar.Tests.Learning.Networks.Training;

public class TrainerTests
{
    private static readonly SampleSource Samples = SampleSource.InContentOrder(TinyTraining.Train);

    [Fact]
    public void LearnsAndReports()
    {
        var (reported, steps) = (new List<TrainingEpoch>(), new List<TrainingProgress>());
        using var network = TinyTraining.Network();
        using var trainer = new Trainer(network, Samples, TinyTraining.Options with { Epochs = 12, EvaluateEvery = 5 }, Workers.Single)
        {
            Test = SampleSource.InFileOrder(TinyTraining.Test),
            EpochDone = reported.Add,
            StepDone = steps.Add,
        };
        trainer.Run();
        Assert.Equal(trainer.History, reported);
        Assert.Equal(Enumerable.Range(0, 12), reported.Select(epoch => epoch.Epoch));
        Assert.True(reported[^1].Loss < 0.5 * reported[0].Loss, $"from {reported[0].Loss} to {reported[^1].Loss}");
        Assert.InRange(reported[^1].Accuracy, 0.8, 1);
        Assert.Equal([4, 9, 11], reported.Where(epoch => epoch.TestAccuracy is not null).Select(epoch => epoch.Epoch));
        Assert.InRange(reported[^1].TestAccuracy!.Value, 0.8, 1);
        Assert.Equal(12 * 6, steps.Count);
        Assert.Equal(new(1, 12, 6, 6, reported[1].Loss, 0.02), steps[11]);

        using var evaluator = new Evaluator(network, Blobs.Shape, trainer.Standardisation, 7, Workers.Single);
        Assert.Equal(reported[^1].TestAccuracy, evaluator.Accuracy(SampleSource.InFileOrder(TinyTraining.Test)));
        Assert.Throws<InvalidOperationException>(() => trainer.Run());
    }

    [Fact]
    public void ThreadsDoNotChangeABit() =>
        Bits.Equal(TinyTraining.Weights(TinyTraining.Options, Samples), TinyTraining.Weights(TinyTraining.Options, Samples, threads: 2));

    [Fact]
    public void TheOrderOfTheFileDoesNotMatter()
    {
        var shuffled = SampleSource.InContentOrder(Blobs.Shuffled(TinyTraining.Train, 5));
        Bits.Equal(TinyTraining.Weights(TinyTraining.Options, Samples), TinyTraining.Weights(TinyTraining.Options, shuffled));
    }

    [Fact]
    public void SeedAndOptionsMatter()
    {
        var weights = TinyTraining.Weights(TinyTraining.Options, Samples);
        TrainingOptions[] others =
        [
            TinyTraining.Options with { Seed = 4 },
            TinyTraining.Options with { Mirror = true },
            TinyTraining.Options with { Standardisation = StandardisationKind.None },
            TinyTraining.Options with { BatchSize = 17 },
        ];
        Assert.All(others, other => Assert.NotEqual(weights, TinyTraining.Weights(other, Samples)));
        Assert.Equal(others.Length, others.Select(other => other.Description).Distinct().Count());
        Assert.Equal(weights, TinyTraining.Weights(TinyTraining.Options with { EvaluateEvery = 0, SaveEvery = 7 }, Samples));
    }

    [Fact]
    public void EveryEpochSeesEverySampleOnceInAnOrderOfItsOwn()
    {
        int[][] Orders(ulong seed)
        {
            var source = new WatchedSource(TinyTraining.Train);
            TinyTraining.Weights(TinyTraining.Options with { Seed = seed }, source);
            return [.. source.Labelled.Chunk(source.Count)];
        }
        int[][] orders = [.. Orders(3), .. Orders(4)];
        Assert.Equal(8, orders.Length);
        Assert.All(orders, order => Assert.Equal(Enumerable.Range(0, 90), order.Order()));
        Assert.Equal(8, orders.Select(order => string.Join(' ', order)).Distinct().Count());
        // Neighbours in the file are not neighbours in an epoch.
        Assert.All(orders, order => Assert.InRange(order.Zip(order.Skip(1)).Count(pair => pair.Second == pair.First + 1), 0, 8));
    }

    /// <summary>What the proof of Deep Partition Aggregation needs: other partitions change no bit of a base classifier.</summary>
    [Fact]
    public void APartitionIsEnoughAndAllThatMatters()
    {
        var partition = HashPartitioner.Partition(new(TinyTraining.Train), 3)[new(1)];
        var members = Enumerable.Range(0, TinyTraining.Train.Count).Where(i => HashPartitioner.Hash(TinyTraining.Train.Record(i), Blobs.Shape) % 3 == 1);
        var alone = HashPartitioner.Partition(new(TinyTraining.Train.Subset("alone", [.. members])), 3)[new(1)];
        Bits.Equal(
            TinyTraining.Weights(TinyTraining.Options, SampleSource.Of(partition)), TinyTraining.Weights(TinyTraining.Options, SampleSource.Of(alone)));
    }

    /// <summary>What layers allocate is tested with them.</summary>
    [Fact]
    public void AStepAllocatesNothing()
    {
        var allocated = new List<long>(10_000);
        using var network = new Network(new("constant", TensorShape.Of(Blobs.Shape), [new ConstantScores(4)]), 1);
        using var trainer = new Trainer(network, Samples, TinyTraining.Options with { BatchSize = 1 }, Workers.Single)
        {
            StepDone = _ => allocated.Add(GC.GetAllocatedBytesForCurrentThread()),
        };
        trainer.Run();
        var ofSteps = allocated.Zip(allocated.Skip(1), (before, after) => after - before).ToArray();
        Assert.Equal(4 * 90 - 1, ofSteps.Length);
        // Between epochs and while the runtime compiles something may be allocated.
        Assert.InRange(ofSteps.Count(bytes => bytes > 0), 0, 20);
    }

    /// <summary>The last batch may be a single sample, and batch norm may then see a single number: it varies by nothing.</summary>
    [Fact]
    public void ABatchOfOneIsNoTrouble()
    {
        using var network = TinyTraining.Network(1, new Convolution(8, 12), new BatchNorm(), new FullyConnected(4));
        using var trainer = new Trainer(network, Samples, TinyTraining.Options with { BatchSize = 89 }, Workers.Single);
        trainer.Run();
        Assert.All(trainer.History, epoch => Assert.InRange(epoch.Loss, 0, 10));
        Assert.All(TinyTraining.Weights(network), weight => Assert.InRange(weight, -1000, 1000));
    }

    [Fact]
    public void VectorsAreLearntToo()
    {
        var numbers = Bits.Random(60 * 5, 1);
        int[] labels = [.. Enumerable.Range(0, 60).Select(i => numbers[5 * i] > numbers[5 * i + 1] ? 1 : 0)];
        var samples = SampleSource.InContentOrder(new("vectors", new VectorShape(5), 2, MemoryMarshal.AsBytes<float>(numbers).ToArray(), labels));
        using var network = new Network(new("linear", TensorShape.Vector(5), [new FullyConnected(2)]), 1);
        var options = new TrainingOptions { Epochs = 30, BatchSize = 64, Optimizer = new AdamOptions { LearningRate = 0.1 } };
        using var trainer = new Trainer(network, samples, options, Workers.Single);
        trainer.Run();
        Assert.InRange(trainer.History[^1].Accuracy, 0.9, 1);
        Fails.With(() => _ = new Trainer(network, samples, options with { CropPadding = 1 }, Workers.Single), "float32×5", "crop padding");
    }

    [Fact]
    public void ALossThatIsNoNumberStopsTheTraining()
    {
        using var network = TinyTraining.Network();
        var options = TinyTraining.Options with { Optimizer = new SgdOptions { LearningRate = 1e30 } };
        using var trainer = new Trainer(network, Samples, options, Workers.Single);
        Fails.With(() => trainer.Run(), "tiny", "the loss became NaN in epoch 1, step 2", "below 1E+30");
        Assert.Empty(trainer.History);
    }

    /// <summary>No loss follows the last step.</summary>
    [Fact]
    public void WeightsBrokenByTheLastStepAreNoticed()
    {
        using var network = TinyTraining.Network();
        var options = new TrainingOptions { Epochs = 1, Optimizer = new SgdOptions { LearningRate = 1e300 } };
        using var trainer = new Trainer(network, Samples, options, Workers.Single);
        Fails.With(() => trainer.Run(), "tiny", "0.weight became NaN or infinite in epoch 1", "below 1E+300");
    }

    [Fact]
    public void StopsBetweenStepsWhenCancelled()
    {
        using var source = new CancellationTokenSource();
        var steps = 0;
        using var network = TinyTraining.Network();
        using var trainer = new Trainer(network, Samples, TinyTraining.Options, new(1, source.Token))
        {
            StepDone = _ =>
            {
                if (++steps == 8) source.Cancel();
            },
        };
        Assert.Throws<OperationCanceledException>(() => trainer.Run());
        Assert.Equal((8, 1), (steps, trainer.History.Count));
    }

    [Fact]
    public void NetworkAndSamplesMustFit()
    {
        using var network = TinyTraining.Network(1, TinyTraining.Layers(classes: 3));
        Fails.With(() => _ = new Trainer(network, Samples, TinyTraining.Options, Workers.Single), "tiny", "gives 3", "4 classes");
        var other = SampleSource.InFileOrder(new("other", new ImageShape(3, 12, 12), 3, new byte[432], [0]));
        Fails.With(() => _ = new Trainer(network, other, TinyTraining.Options, Workers.Single), "tiny", "12×12×1", "3×12×12");
        Fails.With(() => _ = new Evaluator(network, other.Shape, Standardisation.None, 1, Workers.Single), "tiny", "12×12×1", "3×12×12");
        Fails.With(() => _ = new Trainer(network, Samples, new() { Epochs = 0 }, Workers.Single), "epochs is 0");
        var partition = HashPartitioner.Partition(new(TinyTraining.Train), 1000);
        var empty = Enumerable.Range(0, 1000).Select(i => partition[new(i)]).First(each => each.Count == 0);
        Assert.Throws<ArgumentException>(() => new Trainer(network, SampleSource.Of(empty), TinyTraining.Options, Workers.Single));
    }

    /// <summary>Remembers whose labels were asked for.</summary>
    private sealed class WatchedSource(Dataset dataset) : SampleSource(dataset.Count, dataset.Shape, dataset.ClassCount)
    {
        public List<int> Labelled { get; } = [];

        public override ReadOnlySpan<byte> Record(int position) => dataset.Record(position);

        public override int Label(int position)
        {
            Labelled.Add(position);
            return dataset.Labels[position];
        }
    }
}
