using System.Text.Json;
using Bezoar.Benchmarks.Results;
using Bezoar.Cli.Data;
using Bezoar.Data;
using Bezoar.Experiments;
using Bezoar.Experiments.Advising;

namespace Bezoar.Benchmarks.Measurements;

/// <summary><c>bezoar advise</c> as users run it, on two classes of a data set that resembles ImageNet and of one that does not.</summary>
internal static class AdviseBenchmark
{
    public static readonly string[] Datasets = ["cifar10", "mnist"];

    /// <param name="session">Where the result goes.</param>
    /// <param name="backbone">An ONNX file that sees colours, as pixels of 0 to 1.</param>
    /// <param name="dataset">One of <see cref="Datasets"/>.</param>
    public static void Run(Session session, string backbone, string dataset)
    {
        using var tool = new Tool();
        string[] data = dataset == "mnist" ? ["--dataset", WriteDigits(tool.Folder)] : ["--dataset", dataset, "--classes", "5,6"];
        var (_, output) = tool.Run(["advise", "--backbone", Path.GetFullPath(backbone), .. data, "--size", "64", "--json"]);
        var advice = JsonSerializer.Deserialize<AdviceResult>(string.Join('\n', output), JsonSerializerOptions.Web)!;
        foreach (var row in advice.Results) session.Print(AdvisingResult.File(dataset), row);
        session.Results.Write(AdvisingResult.File(dataset), new AdvisingResult(Session.Provenance($"advise --dataset {dataset}"), advice));
    }

    /// <summary>Two digits that are easily mistaken for one another, their grey values in all three channels. Gives the folder's name.</summary>
    private static string WriteDigits(string folder)
    {
        const string Name = "mnist-3-8";
        var digits = new SampleChoice { Classes = [3, 8] }.Of(DatasetCatalog.Default.Read("mnist", DataRootOption.Resolve(null)));
        DatasetFolder.Write(digits with { Train = Coloured(digits.Train), Test = Coloured(digits.Test), Format = "NumPy" }, Path.Combine(folder, Name));
        return Name;
    }

    private static Dataset Coloured(Dataset grey)
    {
        var shape = (ImageShape)grey.Shape;
        byte[] records = [.. Enumerable.Range(0, grey.Count).SelectMany(i => Enumerable.Repeat(grey.Record(i).ToArray(), 3)).SelectMany(channel => channel)];
        return new(grey.Name, shape with { Channels = 3 }, grey.ClassCount, records, grey.Labels.ToArray());
    }
}
