using System.Globalization;
using Bezoar.Experiments;

namespace Bezoar.Cli.Train;

/// <summary>The short table at the end of a training.</summary>
internal static class TrainTable
{
    public static void Write(TextWriter output, TrainResult result)
    {
        var dataset = result.Dataset;
        output.WriteLine($"{dataset.Name}: {Number(dataset.TrainCount!.Value)} training samples, {Number(dataset.TestCount)} test inputs, {dataset.ClassCount} classes");
        output.WriteLine();
        output.WriteLine("model          parameters  epochs  train accuracy  test accuracy  images per second");
        foreach (var entry in result.Results)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{entry.Model.Name,-13}  {entry.Model.ParameterCount,10:N0}  {entry.Epochs.Count,6}  {Percent(entry.Epochs[^1].TrainAccuracy),14}  {Percent(entry.TestAccuracy),13}  {entry.ImagesPerSecond,17:N0}"));
        output.WriteLine();
        foreach (var transfer in result.Results.Select(entry => entry.Model.Transfer).OfType<TransferSummary>())
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"Backbone: {transfer.Backbone} up to {transfer.Layer}, {transfer.FeatureCount:N0} features of {transfer.Input}, pixels {transfer.Pixels}; frozen: {transfer.Freeze}; start: {transfer.Start}"));
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.00} %");

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
