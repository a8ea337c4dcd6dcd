using Bezoar.Data;
using Bezoar.Numerics;
using Bezoar.TransferLearning;

namespace Bezoar.Attacks.PoisonFrogs;

/// <summary>In which features poison instances are brought to their target: those of the victim, or of a model that resembles it.</summary>
public interface IFeatureSpace
{
    /// <summary>In words.</summary>
    string Description { get; }

    /// <summary>Everything that makes it impossible for such images.</summary>
    IReadOnlyList<string> Faults(Dataset training);

    /// <summary>The network from images to features, which the caller disposes of.</summary>
    /// <exception cref="BezoarException">It cannot be had.</exception>
    /// <exception cref="OperationCanceledException">Asked for through the workers.</exception>
    Backbone Open(Dataset training, Workers workers);
}
