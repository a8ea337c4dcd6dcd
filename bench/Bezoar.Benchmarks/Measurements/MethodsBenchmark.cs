using Bezoar.Benchmarks.Results;
using Bezoar.Certificates;
using Bezoar.Experiments;

namespace Bezoar.Benchmarks.Measurements;

/// <summary>Every kind of certificate on one data set, by <c>bezoar certify</c> from its start to its report, and verified.</summary>
internal static class MethodsBenchmark
{
    /// <summary>For each data set, what is typed after its name, and the budgets of interest.</summary>
    private static readonly Dictionary<string, (string[][] Commands, int[] Budgets)> Plans = new()
    {
        ["mnist"] = (
        [
            ["--method", "knn:1000-5000,kernel-votes"],
            ["--partitions", "600,1200,3000,6000", "--method", "dpa,roe"],
            ["--partitions", "1200", "--method", "fa:4,fa-roe:4"],
            ["--partitions", "1200,3000,6000", "--method", "ss-dpa,label-flips,ridge-flips:1,ridge-flips:10,ridge-flips:50,smoothing,smoothing-kl"],
        ], [100, 500, 1000, 2000]),
        ["cifar10"] = (
        [
            ["--partitions", "50,250", "--method", "dpa,roe,knn:200-2000,kernel-votes"],
            ["--partitions", "50", "--method", "fa:16,fa-roe:16"],
        ], [5, 10, 20, 50]),
    };

    public static IReadOnlyList<string> Datasets { get; } = [.. Plans.Keys.Order(StringComparer.Ordinal)];

    public static void Run(Session session, string dataset)
    {
        using var tool = new Tool();
        // The first call builds the tool.
        tool.Run(["--help"]);
        var (commands, budgets) = Plans[dataset];
        var runs = new List<MethodsRun>();
        CertifyResult? last = null;
        foreach (var command in commands)
        {
            string[] arguments = ["certify", "--dataset", dataset, .. command];
            var seconds = tool.Run([.. arguments, "--out", "run"]).Seconds;
            tool.Run(["verify", "run"]);
            last = ResultFile.Read(Path.Combine(tool.Folder, "run"));
            var run = new MethodsRun(
                Tool.Command(arguments), Math.Round(seconds, 1), CertifyBenchmark.Rounded(last.Seconds), last.PeakMemoryBytes, [.. last.Results.Select(entry => Figures(entry, budgets))]);
            session.Print(MethodsResult.File(dataset), run);
            runs.Add(run);
        }
        session.Results.Write(MethodsResult.File(dataset), new MethodsResult(Session.Provenance($"methods --dataset {dataset}"), last!.Dataset, runs));
    }

    private static MethodFigures Figures(MethodResult entry, int[] budgets) => new(
        entry.Method, entry.Partitions, entry.Unit, entry.BaseAccuracy, entry.CleanAccuracy, entry.MedianCertifiedRadius,
        [.. budgets.Select(budget => new CertifiedAt(budget, entry.CertifiedAccuracy.FirstOrDefault(point => point.Radius >= budget).Accuracy))], entry.VotesSha256)
    {
        Curve = entry.Unit == BudgetUnits.LabelFlips ? [.. Thinned(entry.CertifiedAccuracy)] : null,
    };

    /// <summary>The last point, and before it one for every budget that is a multiple of the step: the curve as a picture shows it.</summary>
    private static IEnumerable<CurvePoint> Thinned(IReadOnlyList<CurvePoint> points)
    {
        const int Step = 50;
        for (var budget = 0; budget < points[^1].Radius; budget += Step) yield return new(budget, Math.Round(points.First(point => point.Radius >= budget).Accuracy, 4));
        yield return points[^1];
    }
}
