using Bezoar.Experiments;

namespace Bezoar.Reports;

/// <summary>What the page on a training run shows, independent of how it shows it.</summary>
internal sealed class TrainReportModel
{
    public TrainReportModel(TrainFolder folder)
    {
        Folder = folder;
        Confusion = Confusion.From(folder.Labels, folder.Predictions, Run.Dataset.ClassCount) with
        {
            Names = ClassNames.Telling(Network.Classes.Select(each => each.Name)),
        };
        Correct = folder.Labels.Zip(folder.Predictions).Count(pair => pair.First == pair.Second);
        Mistakes = MistakeSelection.From(folder.Labels, folder.Predictions);
    }

    public TrainFolder Folder { get; }

    public TrainResult Run => Folder.Result;

    public TrainedNetwork Network => Run.Results[0];

    public string Name => Network.Model.Name;

    public EpochResult LastEpoch => Network.Epochs[^1];

    /// <summary>Test inputs that are classified correctly.</summary>
    public int Correct { get; }

    public Confusion Confusion { get; }

    /// <summary>Test inputs that stand for the wrong predictions.</summary>
    public IReadOnlyList<int> Mistakes { get; }
}
