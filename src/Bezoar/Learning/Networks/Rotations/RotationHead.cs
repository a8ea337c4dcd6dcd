using Bezoar.Learning.Networks.Embeddings;
using Bezoar.Learning.Networks.Ensembles;
using Bezoar.Learning.Networks.Schedules;
using Bezoar.Learning.Networks.Training;

namespace Bezoar.Learning.Networks.Rotations;

/// <summary>
/// The base learner of SS-DPA on a <see cref="RotNet"/>: for each partition a block of three convolutions and a linear layer on frozen features (Levine and
/// Feizi, arXiv 2006.14768, for MNIST).
/// </summary>
public static class RotationHead
{
    /// <summary>How often each sample of a partition is seen unless one says otherwise.</summary>
    public const int DefaultEpochs = 100;

    private static readonly double[] ShareOfSteps = [0.35, 0.7, 0.85];

    /// <summary>The learner.</summary>
    /// <param name="layers">That give the features; they must outlive the learner.</param>
    /// <param name="map">What they give, before it is laid out as a vector.</param>
    /// <param name="epochs">How often each sample is seen; the learning rate falls by 0.2 after 35, 70 and 85 % of them.</param>
    public static NetworkLearner Create(FrozenLayers layers, TensorShape map, int epochs = DefaultEpochs) => new(
        "head", classCount => new("head", TensorShape.Vector(map.Count), RotationNetwork.Head(map, classCount)), TrainingFor(epochs), layers);

    private static TrainingOptions TrainingFor(int epochs)
    {
        int[] milestones = [.. ShareOfSteps.Select(share => (int)(share * epochs + 0.5)).Where(epoch => epoch > 0).Distinct()];
        return new() { Epochs = epochs, Schedule = milestones.Length > 0 ? new StepSchedule(milestones) : new ConstantSchedule() };
    }
}
