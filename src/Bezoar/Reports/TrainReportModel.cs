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
            Names = NamesOf(Network.Classes),
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

    // Digits are called by their numbers: then there is nothing to add.
    private static string[]? NamesOf(IReadOnlyList<ClassResult> classes) =>
        classes.Any(each => each.Name is null) || classes.Select((each, label) => each.Name == $"{label}").All(same => same)
            ? null
            : [.. classes.Select(each => each.Name!)];
}
