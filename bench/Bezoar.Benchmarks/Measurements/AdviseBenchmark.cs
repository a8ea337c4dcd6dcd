using System.Text.Json;
using Bezoar.Benchmarks.Results;
using Bezoar.Experiments.Advising;

namespace Bezoar.Benchmarks.Measurements;

/// <summary><c>bezoar advise</c> as users run it, on two classes of CIFAR-10.</summary>
internal static class AdviseBenchmark
{
    private static readonly string[] Data = ["--dataset", "cifar10", "--classes", "5,6", "--size", "64"];

    /// <param name="session">Where the result goes.</param>
    /// <param name="backbone">An ONNX file that sees pixels of 0 to 1.</param>
    public static void Run(Session session, string backbone)
    {
        using var tool = new Tool();
        var (_, output) = tool.Run(["advise", "--backbone", Path.GetFullPath(backbone), .. Data, "--json"]);
        var advice = JsonSerializer.Deserialize<AdviceResult>(string.Join('\n', output), JsonSerializerOptions.Web)!;
        foreach (var row in advice.Results) session.Print(AdvisingResult.File, row);
        session.Results.Write(AdvisingResult.File, new AdvisingResult(Session.Provenance($"advise --backbone {Path.GetFileName(backbone)}"), advice));
    }
}
