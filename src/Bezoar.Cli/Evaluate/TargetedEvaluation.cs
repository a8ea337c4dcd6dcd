using System.CommandLine;
using Bezoar.Cli.Data;
using Bezoar.Cli.Train;
using Bezoar.Data;
using Bezoar.Experiments;
using Bezoar.Experiments.Evaluation;
using Bezoar.Experiments.Targeted;
using Bezoar.Numerics;
using Bezoar.Reports;

namespace Bezoar.Cli.Evaluate;

/// <summary>An experiment on single test inputs, from the command line to the table.</summary>
internal static class TargetedEvaluation
{
    public static int Run(EvaluateOptions options, ParseResult parsed, string name, TargetedExperimentFile file, Workers workers)
    {
        var configuration = parsed.InvocationConfiguration;
        if (parsed.GetValue(options.Seeds) is > 1 || parsed.GetValue(options.Every) is not null)
            throw new BezoarException($"--seeds and --every do not go with {name}: it attacks many test inputs instead, and looks at fixed epochs");
        var plan = new TargetedPlan(
            file.Summarise(name), file.Classes, file.Settings, parsed.GetValue(options.Targets), parsed.GetValue(options.Backbone), parsed.GetValue(options.Seed));
        var (result, directory) = TrainProgress.Run(configuration.Error, progress =>
        {
            var splits = DatasetCatalog.Default.Read(file.Dataset, DataRootOption.Resolve(parsed.GetValue(options.DataRoot)), workers);
            using var folder = RunFolderWriter.Open(parsed.GetValue(options.Out) ?? Path.Combine("runs", name));
            var run = new TargetedRun(plan, Machine.Facts, TimeProvider.System, new(ModelsFolder.Path, progress.Note), workers, progress);
            var result = Execute(run, splits, folder);
            RunReport.Write(folder.Directory);
            return (result, folder.Directory);
        });
        if (parsed.GetValue(options.Json))
        {
            configuration.Output.Write(ResultFile.ToJson(result));
        }
        else
        {
            TargetedTable.Write(configuration.Output, result);
            configuration.Output.WriteLine($"Report: {Path.Combine(directory, RunFiles.Report)}");
        }
        return BrokenCertificates.Report(TargetedSummary.Of(result).Sum(summary => summary.Certificates.Changed), configuration.Error);
    }

    private static TargetedResult Execute(TargetedRun run, DatasetSplits splits, RunFolderWriter folder)
    {
        try
        {
            return run.Execute(splits, folder);
        }
        catch (OperationCanceledException stop)
        {
            throw new InterruptedException(new VictimStore(folder.Directory).HoldsAny
                ? $"finished attempts are kept in {folder.Directory}, and the same command goes on from there"
                : "no attempt was finished yet, so nothing is kept", stop);
        }
    }
}
