using Bezoar.Learning.Networks.Training;

namespace Bezoar.Experiments;

/// <summary>Told how far a training is, too.</summary>
public interface ITrainProgress : IRunProgress
{
    /// <summary>A step is done. Called often: whoever shows it chooses when.</summary>
    void Step(TrainingProgress done);

    /// <summary>An epoch is done.</summary>
    /// <param name="done">What it came to.</param>
    /// <param name="epochs">How many there will be.</param>
    void Epoch(TrainingEpoch done, int epochs);
}
