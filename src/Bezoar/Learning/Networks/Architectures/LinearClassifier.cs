using Bezoar.Learning.Networks.Layers;

namespace Bezoar.Learning.Networks.Architectures;

/// <summary>Multinomial logistic regression; on the features of a network that is frozen, a linear probe.</summary>
internal static class LinearClassifier
{
    public static IReadOnlyList<Layer> Layers(TensorShape input, int classCount) => [new Flatten(), new FullyConnected(classCount)];
}
