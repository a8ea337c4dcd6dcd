using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Checkpoints;
using Bezoar.Learning.Networks.Layers;
using Bezoar.Learning.Networks.Optimizers;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;
using Bezoar.Tests.Learning.KernelRidge;
using Bezoar.Tests.Learning.Networks.Training;

namespace Bezoar.Tests.Learning.Networks.Checkpoints;

public sealed class ResumedTrainingTests : IDisposable
{
    private static readonly SampleSource Samples = SampleSource.InContentOrder(TinyTraining.Train);
    private static readonly SampleSource TestSamples = SampleSource.InFileOrder(TinyTraining.Test);
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<OptimizerOptions> Optimizers => [new SgdOptions { LearningRate = 0.02 }, new AdamOptions(), new RmsPropOptions { LearningRate = 0.001 }];

    private string File => _folder["training.safetensors"];

    public void Dispose() => _folder.Dispose();

    /// <summary>Broken off in the middle of an epoch, more than once, and with another number of threads.</summary>
    [Theory]
    [MemberData(nameof(Optimizers))]
    public void GivesTheBitsOfOneThatWasNotInterrupted(OptimizerOptions optimizer)
    {
        var options = TinyTraining.Options with { Optimizer = optimizer };
        var (expected, history, _) = Train(options, null);
        Assert.Null(Train(options, File, threads: 1, cancelAfterSteps: 9).History);
        Assert.Null(Train(options, File, threads: 2, cancelAfterSteps: 14).History);
        var (actual, resumed, steps) = Train(options, File);
        Bits.Equal(expected!, actual!);
        Assert.Equal(history, resumed);
        Assert.Equal(6, steps);
        // Nothing is left to do.
        Assert.Equal(0, Train(options, File).Steps);
        Bits.Equal(expected!, Train(options, File).Weights!);
    }

    [Fact]
    public void IsSavedAsOftenAsAskedFor()
    {
        var options = TinyTraining.Options with { SaveEvery = 3 };
        Train(options, File, cancelAfterSteps: 17);
        Assert.False(System.IO.File.Exists(File));
        Train(options, File, cancelAfterSteps: 19);
        Assert.Equal(6, Train(options, File).Steps);
    }

    [Fact]
    public void ATrainingOfAnotherKindIsRefused()
    {
        Train(TinyTraining.Options, File);
        void Refused(TrainingOptions options, SampleSource samples, Network network, string difference, SampleSource? test = null, Standardisation? standardisation = null)
        {
            using (network)
            {
                var before = TinyTraining.Weights(network);
                using var trainer = new Trainer(network, samples, options, Workers.Single, standardisation) { Test = test ?? TestSamples };
                Fails.With(() => trainer.Run(File), File, $"differs in {difference};");
                Bits.Equal(before, TinyTraining.Weights(network));
            }
        }
        Refused(TinyTraining.Options, Samples, TinyTraining.Network(), "options", standardisation: Standardisation.None);
        Refused(TinyTraining.Options with { Seed = 9 }, Samples, TinyTraining.Network(), "options");
        Refused(TinyTraining.Options with { Epochs = 5 }, Samples, TinyTraining.Network(), "options");
        Refused(TinyTraining.Options, SampleSource.InFileOrder(TinyTraining.Train), TinyTraining.Network(), "samples");
        Refused(TinyTraining.Options, SampleSource.InContentOrder(Blobs.Create(90, 8)), TinyTraining.Network(), "samples");
        Refused(TinyTraining.Options, Samples, TinyTraining.Network(seed: 2), "initial weights");
        Refused(TinyTraining.Options, Samples, TinyTraining.Network(1, TinyTraining.Layers(activation: new Tanh())), "network");
        Refused(TinyTraining.Options, Samples, TinyTraining.Network(), "test samples", Samples);
    }

    [Fact]
    public void AFileOfAnotherKindOrADamagedOneIsRefused()
    {
        using var network = TinyTraining.Network();
        ModelFile.Write(File, network, Standardisation.None);
        Fails.With(() => Train(TinyTraining.Options, File), File, "bezoar-model/1", "bezoar-checkpoint/1");
        Safetensors.Write(File, [], new Dictionary<string, string>());
        Fails.With(() => Train(TinyTraining.Options, File), File, "format");
        System.IO.File.WriteAllText(File, "something else altogether");
        Fails.With(() => Train(TinyTraining.Options, File), File, "not a safetensors file");
        System.IO.File.Delete(File);
        Train(TinyTraining.Options, File);
        var whole = Safetensors.Read(File);
        foreach (var missing in (string[])["0.weight", "optimizer.0.weight.momentum_buffer", "training.history"])
        {
            Safetensors.Write(File, whole.Tensors.Values.Where(tensor => tensor.Name != missing), whole.Metadata);
            Fails.With(() => Train(TinyTraining.Options, File), File, "damaged");
        }
        foreach (var key in (string[])["epochs", "steps"])
        {
            Safetensors.Write(File, whole.Tensors.Values, whole.Metadata.ToDictionary(pair => pair.Key, pair => pair.Key == key ? "3" : pair.Value));
            Fails.With(() => Train(TinyTraining.Options, File), File, "damaged");
        }
    }

    /// <summary>Finite, of the right shape, and yet not what was saved: it would end in other weights without a word.</summary>
    [Fact]
    public void AFlippedBitOfAnyArrayIsNoticed()
    {
        Train(TinyTraining.Options, File);
        var whole = Safetensors.Read(File);
        foreach (var name in whole.Tensors.Keys)
        {
            var tensors = whole.Tensors.Values.Select(tensor => tensor.Name == name ? tensor with { Data = Flipped(tensor.Data) } : tensor);
            Safetensors.Write(File, tensors, whole.Metadata);
            Fails.With(() => Train(TinyTraining.Options, File), File, "damaged");
        }
    }

    private static byte[] Flipped(ReadOnlyMemory<byte> data)
    {
        var bytes = data.ToArray();
        bytes[bytes.Length / 2] ^= 1;
        return bytes;
    }

    /// <summary>Trains, from the file where there is one; nothing but the steps if it was broken off.</summary>
    private static (float[]? Weights, IReadOnlyList<TrainingEpoch>? History, int Steps) Train(
        TrainingOptions options, string? file, int threads = 1, int cancelAfterSteps = int.MaxValue)
    {
        using var source = new CancellationTokenSource();
        var steps = 0;
        using var network = TinyTraining.Network();
        using var trainer = new Trainer(network, Samples, options, new(threads, source.Token))
        {
            Test = TestSamples,
            StepDone = _ =>
            {
                if (++steps == cancelAfterSteps) source.Cancel();
            },
        };
        try
        {
            trainer.Run(file);
            return (TinyTraining.Weights(network), trainer.History, steps);
        }
        catch (OperationCanceledException)
        {
            return (null, null, steps);
        }
    }
}
