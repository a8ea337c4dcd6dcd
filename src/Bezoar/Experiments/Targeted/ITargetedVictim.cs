using Bezoar.Data;
using Bezoar.TransferLearning;

namespace Bezoar.Experiments.Targeted;

/// <summary>A victim of transfer learning, trained anew for every attempt.</summary>
internal interface ITargetedVictim : IDisposable
{
    /// <summary>What is trained, and how, in words.</summary>
    string Description { get; }

    /// <summary>Weights that are trained.</summary>
    long TrainedWeights { get; }

    /// <summary>Training images, as the victim's features see them.</summary>
    Dataset Training { get; }

    /// <summary>Test inputs, the same.</summary>
    Dataset Test { get; }

    /// <summary>The features in which poison is made: those of the backbone, or of the network that the victim starts from.</summary>
    Backbone Backbone { get; }

    /// <summary>Of the training images.</summary>
    Dataset TrainingFeatures { get; }

    /// <summary>Of the test inputs.</summary>
    Dataset TestFeatures { get; }

    /// <summary>Epochs after which boundaries are kept.</summary>
    IReadOnlyList<int> MeasuredEpochs { get; }

    /// <summary>Trains on the training images and on poison instances of one class.</summary>
    /// <param name="poison">Images; empty for the victim without poison.</param>
    /// <param name="label">Their class.</param>
    /// <exception cref="OperationCanceledException">Asked for through the workers.</exception>
    TrainedVictim Train(ReadOnlyMemory<byte> poison, int label);

    /// <summary>The features and the boundary of a victim that is trained like that; the caller disposes of the features.</summary>
    /// <inheritdoc cref="Train"/>
    (Backbone Features, DecisionBoundary Boundary) TrainFeatures(ReadOnlyMemory<byte> poison, int label);
}

/// <summary>What a victim learnt.</summary>
/// <param name="Outputs">test inputs × classes.</param>
/// <param name="Boundaries">Between the two classes, after each measured epoch.</param>
internal sealed record TrainedVictim(float[] Outputs, IReadOnlyList<DecisionBoundary> Boundaries)
{
    /// <summary>Confidence in a class, for one of the test inputs: softmax of two outputs.</summary>
    public double Confidence(int input, int wanted)
    {
        var difference = (double)Outputs[2 * input + 1 - wanted] - Outputs[2 * input + wanted];
        return 1 / (1 + Numerics.Elementary.Exp((float)Math.Clamp(difference, -80, 80)));
    }

    /// <summary>The class with the larger output; the first of equals.</summary>
    public int Predict(int input) => Outputs[2 * input + 1] > Outputs[2 * input] ? 1 : 0;

    /// <summary>Share of test inputs that are read right.</summary>
    public double Accuracy(Dataset test)
    {
        var correct = 0;
        for (var i = 0; i < test.Count; i++)
            if (Predict(i) == test.Labels[i]) correct++;
        return (double)correct / test.Count;
    }
}
