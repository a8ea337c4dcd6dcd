using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Layers;
using Bezoar.Learning.Networks.Optimizers;
using Bezoar.Learning.Networks.Schedules;
using Bezoar.Learning.Networks.Training;
using Bezoar.Tests.Learning.KernelRidge;

namespace Bezoar.Tests.Learning.Networks.Training;

/// <summary>Trainings that take a blink: blobs of four classes, and a network for them.</summary>
internal static class TinyTraining
{
    public static Dataset Train { get; } = Blobs.Create(90, 1);

    public static Dataset Test { get; } = Blobs.Create(60, 2);

    /// <summary>Makes the last batch of an epoch an incomplete one.</summary>
    public static TrainingOptions Options { get; } = new()
    {
        Epochs = 4,
        BatchSize = 16,
        Optimizer = new SgdOptions { LearningRate = 0.02 },
        Schedule = new CosineSchedule { WarmUpEpochs = 1 },
        CropPadding = 1,
        Seed = 3,
    };

    /// <summary>Every kind of state that a training has: weights and statistics, at the top and within a residual layer.</summary>
    public static Layer[] Layers(int classes = 4, Layer? activation = null) =>
    [
        new Convolution(6, 5, Stride: 2, Padding: 1, Bias: false),
        new BatchNorm(),
        new Residual([new Convolution(6, 3, Padding: 1), activation ?? new Relu()], []),
        new Flatten(),
        new FullyConnected(classes),
    ];

    public static Network Network(ulong seed = 1, params IReadOnlyList<Layer> layers) =>
        new(new("tiny", TensorShape.Of(Blobs.Shape), layers.Count > 0 ? layers : Layers()), seed);

    /// <summary>All weights after a training.</summary>
    public static float[] Weights(TrainingOptions options, SampleSource samples, int threads = 1)
    {
        using var network = Network();
        using var trainer = new Trainer(network, samples, options, new(threads));
        trainer.Run();
        return Weights(network);
    }

    /// <summary>All weights as they are.</summary>
    public static float[] Weights(Network network) => [.. network.Parameters.SelectMany(parameter => parameter.Values.ToArray())];
}
