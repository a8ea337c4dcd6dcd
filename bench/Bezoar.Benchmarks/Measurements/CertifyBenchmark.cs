using Bezoar.Benchmarks.Results;
using Bezoar.Cli.Data;
using Bezoar.Data;
using Bezoar.Experiments;
using Bezoar.Reports;

namespace Bezoar.Benchmarks.Measurements;

/// <summary><c>bezoar certify</c> from its start to its report, and again under conditions that must not change a vote.</summary>
/// <param name="session">Where results go.</param>
/// <param name="options">What to run.</param>
internal sealed class CertifyBenchmark(Session session, CertifyBenchmarkOptions options)
{
    private readonly string _name = CertificationResult.File(options.Dataset, options.Learner);

    public void Run()
    {
        using var tool = new Tool();
        var runs = new List<(CertificationRun Run, CertifyResult Result)>();
        foreach (var partitions in options.Partitions) runs.Add(Certify(tool, partitions));
        SameVotes[] sameVotes = [.. options.Checks.Select(check => Compare(tool, check, runs[0].Run))];
        var first = runs[0].Result;
        session.Results.Write(_name, new CertificationResult(
            Session.Provenance(options.Arguments), first.Dataset, first.Results[0].Learner, [.. runs.Select(each => each.Run)], sameVotes));
        foreach (var failed in sameVotes.Where(each => !each.Same))
            throw new InvalidOperationException($"the votes are not the same {failed.Condition}");
    }

    private (CertificationRun Run, CertifyResult Result) Certify(Tool tool, string partitions)
    {
        var arguments = Arguments(options.Dataset, partitions);
        var (seconds, output) = tool.Run(arguments);
        var result = ResultFile.Read(Path.Combine(tool.Folder, "runs", options.Learner is { } learner ? $"{options.Dataset}-{learner}-ensemble" : options.Dataset));
        var run = new CertificationRun(
            Tool.Command(arguments), result.Threads, Math.Round(seconds, 1), Rounded(result.Seconds), result.PeakMemoryBytes,
            [.. result.Results.Select(Figures)], output);
        session.Print(_name, run);
        return (run, result);
    }

    private SameVotes Compare(Tool tool, string check, CertificationRun reference)
    {
        var dataset = options.Dataset;
        if (check == CertifyBenchmarkOptions.Shuffled)
        {
            dataset = Path.Combine(tool.Folder, "shuffled");
            ShuffledCopy.Write(DatasetCatalog.Default.Read(options.Dataset, DataRootOption.Resolve(null)), dataset);
        }
        const string Out = "runs/again";
        List<string> arguments = [.. Arguments(dataset, options.Partitions[0]), "--out", Out];
        if (check == CertifyBenchmarkOptions.OneThread) arguments.AddRange(["--threads", "1"]);
        if (check == CertifyBenchmarkOptions.Again) arguments.AddRange(["--threads", "2"]);
        (string, string)[] environment = check == CertifyBenchmarkOptions.NarrowVectors ? [("DOTNET_EnableAVX512", "0")] : [];
        var seconds = tool.Run(arguments, environment).Seconds;
        var result = ResultFile.Read(Path.Combine(tool.Folder, Out));
        string[] votes = [.. result.Results.Select(entry => entry.VotesSha256)];
        var same = votes.SequenceEqual(reference.Ensembles.Select(figures => figures.VotesSha256));
        var outcome = new SameVotes(CertifyBenchmarkOptions.Describe(check), result.Cpu, result.Threads, Math.Round(seconds, 1), votes, same);
        session.Print(_name, outcome);
        return outcome;
    }

    private List<string> Arguments(string dataset, string partitions)
    {
        List<string> arguments = ["certify", "--dataset", dataset];
        if (partitions.Length > 0) arguments.AddRange(["--partitions", partitions]);
        arguments.AddRange(options.Further);
        return arguments;
    }

    private EnsembleFigures Figures(MethodResult entry)
    {
        var published = PublishedFigures.For(options.Dataset, entry.Method).FirstOrDefault(figure => figure.Partitions == entry.Partitions);
        return new(
            entry.Partitions, entry.BaseAccuracy, entry.CleanAccuracy, entry.MedianCertifiedRadius, entry.VotesSha256,
            published?.BaseAccuracy, published?.CleanAccuracy, published?.MedianCertifiedRadius);
    }

    public static StageSeconds Rounded(StageSeconds stages) => new(
        Round(stages.Load), Round(stages.Features), Round(stages.Train), Round(stages.Predict), Round(stages.Certify), Round(stages.Total));

    private static double Round(double seconds) => Math.Round(seconds, 2);
}
