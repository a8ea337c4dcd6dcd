using Bezoar.Learning.Networks.Architectures;
using Bezoar.Learning.Networks.Training;

namespace Bezoar.Experiments;

/// <summary>Everything that decides a trained network, besides the data.</summary>
public sealed record TrainPlan
{
    /// <summary>Name of the architecture, one of <see cref="ArchitectureCatalog.All"/>.</summary>
    public string Architecture { get; init; } = "badnets-cnn";

    /// <summary>How it is trained. The seed serves the initial weights as well.</summary>
    public TrainingOptions Training { get; init; } = new();

    /// <summary>Throws one exception that names every fault.</summary>
    public void Validate()
    {
        var faults = new List<string>();
        foreach (var validate in new Action[] { RequireArchitecture, Training.Validate })
        {
            try { validate(); }
            catch (BezoarException fault) { faults.Add(fault.Message); }
        }
        if (faults.Count > 0) throw Errors.InvalidOptions("train", faults);
    }

    private void RequireArchitecture() => ArchitectureCatalog.Get(Architecture);
}
