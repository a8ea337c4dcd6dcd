using System.Globalization;
using Bezoar.Experiments;

namespace Bezoar.Reports.Page.Training;

/// <summary>Loss, accuracy and learning rate, epoch by epoch.</summary>
internal static class CourseSection
{
    public static Html Render(TrainReportModel model, Chart chart)
    {
        var epochs = model.Network.Epochs;
        return Html.Of($"""
            <section id="course" aria-labelledby="course-title">
            <h2 id="course-title">Course of the training</h2>
            <p>An epoch shows every training sample once, in a new order. {Advice(model)}</p>
            <h3>Accuracy</h3>
            {chart.Render("accuracy", 0, DescribeAccuracy(epochs), "The share that is classified correctly.", AccuracyTable(epochs))}
            <div class="pair">
            <div><h3>Loss</h3>
            {chart.Render("loss", 0, DescribeLoss(epochs), "Mean cross-entropy of the training samples.", LossTable(epochs))}</div>
            <div><h3>Learning rate</h3>
            {chart.Render("rate", 0, DescribeRate(epochs), "It is the same throughout an epoch.", RateTable(epochs))}</div>
            </div>
            </section>
            """);
    }

    private static string Advice(TrainReportModel model) => model.LastEpoch.TrainAccuracy - model.Network.TestAccuracy > 0.05
        ? "The network does much better on what it was trained on than on test inputs: it has learnt samples by heart. More data, more"
            + " weight decay or moved and mirrored images help against that."
        : "";

    private static string DescribeAccuracy(IReadOnlyList<EpochResult> epochs) =>
        $"Line chart of accuracy by epoch. Training: from {Wording.Percent(epochs[0].TrainAccuracy)} to {Wording.Percent(epochs[^1].TrainAccuracy)}."
        + (epochs[^1].TestAccuracy is { } test ? $" Test: {Wording.Percent(test)} in the end." : "");

    private static string DescribeLoss(IReadOnlyList<EpochResult> epochs) =>
        $"Line chart of the loss by epoch, from {Loss(epochs[0])} to {Loss(epochs[^1])}.";

    private static string DescribeRate(IReadOnlyList<EpochResult> epochs) =>
        $"Chart of the learning rate by epoch, from {Rate(epochs[0])} to {Rate(epochs[^1])}.";

    private static Html AccuracyTable(IReadOnlyList<EpochResult> epochs) => Table.Render(
        "Accuracy by epoch",
        ["Epoch", "Training", "Test"],
        epochs.Select(epoch => (Html[])
        [
            Html.Of($"{epoch.Epoch}"), Table.Text(Wording.Percent(epoch.TrainAccuracy)),
            Table.Text(epoch.TestAccuracy is { } test ? Wording.Percent(test) : "–"),
        ]));

    private static Html LossTable(IReadOnlyList<EpochResult> epochs) => Table.Render(
        "Loss by epoch", ["Epoch", "Loss"], epochs.Select(epoch => (Html[])[Html.Of($"{epoch.Epoch}"), Table.Text(Loss(epoch))]));

    private static Html RateTable(IReadOnlyList<EpochResult> epochs) => Table.Render(
        "Learning rate by epoch", ["Epoch", "Learning rate"], epochs.Select(epoch => (Html[])[Html.Of($"{epoch.Epoch}"), Table.Text(Rate(epoch))]));

    private static string Loss(EpochResult epoch) => epoch.Loss.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Rate(EpochResult epoch) => epoch.LearningRate.ToString("G5", CultureInfo.InvariantCulture);
}
