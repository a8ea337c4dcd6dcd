using Bezoar.Data;

namespace Bezoar.Experiments.Targeted;

/// <summary>Poison instances as samples.</summary>
internal static class PoisonInstances
{
    /// <summary>Images of one class that can be appended to the training set.</summary>
    /// <param name="training">Whose shape and classes they have.</param>
    /// <param name="images">One after the other.</param>
    /// <param name="label">Of all of them.</param>
    public static Dataset Of(Dataset training, ReadOnlyMemory<byte> images, int label)
    {
        var labels = new int[images.Length / training.Shape.ByteCount];
        Array.Fill(labels, label);
        return new(training.Name, training.Shape, training.ClassCount, images.ToArray(), labels);
    }
}
