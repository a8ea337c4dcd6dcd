using Bezoar.Learning.Networks.Architectures;
using Bezoar.Learning.Networks.Training;
using Bezoar.TransferLearning;

namespace Bezoar.Experiments;

/// <summary>Everything that decides a trained network, besides the data.</summary>
public sealed record TrainPlan
{
    /// <summary>Name of the architecture, one of <see cref="ArchitectureCatalog.All"/>.</summary>
    public string Architecture { get; init; } = "badnets-cnn";

    /// <summary>The pretrained network that is trained further, in place of an architecture; null trains one from the beginning.</summary>
    public TransferPlan? Transfer { get; init; }

    /// <summary>What results call the network.</summary>
    public string Name => Transfer?.Name ?? Architecture;

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
        if (Transfer is not null) faults.AddRange(Transfer.Faults());
        if (Transfer is { Freeze.TrainedBlocks: not null } && (Training.CropPadding > 0 || Training.Mirror || Training.Adversary is not null))
            faults.Add("images are moved, mirrored or hardened only where nothing is frozen: frozen layers see each image once; choose crop 0 and mirror false, or freeze none");
        if (faults.Count > 0) throw Errors.InvalidOptions("train", faults);
    }

    private void RequireArchitecture()
    {
        if (Transfer is null) ArchitectureCatalog.Get(Architecture);
    }
}
