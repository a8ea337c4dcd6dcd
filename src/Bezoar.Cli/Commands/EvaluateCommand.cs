using System.CommandLine;
using Bezoar.Cli.Data;
using Bezoar.Cli.Evaluate;
using Bezoar.Cli.Help;
using Bezoar.Cli.Train;
using Bezoar.Data;
using Bezoar.Experiments;
using Bezoar.Experiments.Evaluation;
using Bezoar.Experiments.Targeted;
using Bezoar.Numerics;
using Bezoar.Reports;
using Bezoar.Reports.Evaluation;

namespace Bezoar.Cli.Commands;

/// <summary><c>bezoar evaluate</c>.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var options = new EvaluateOptions();
        var command = new ToolCommand("evaluate", "Mount an attack, train victims on it, and measure what it achieves", """
            bezoar evaluate
            bezoar evaluate --experiment badnets-mnist-pattern --seeds 3 --out runs/pattern
            bezoar evaluate --experiment poison-frogs-one-shot --targets 50 --backbone tiny-darknet.onnx
            bezoar evaluate --dataset mnist --attack clean-label --variant pgd-l2 --model resnet20
            bezoar evaluate --dataset mnist --defence dpa --partitions 1200 --poison-counts 100,1000,6000
            """, """
            Trains victims on the clean and on the poisoned training set, and measures their accuracy on clean test inputs, and how
            often triggered ones are read as the attacker wants: among inputs of other classes, and among inputs read as other
            classes when clean, with 95 % intervals. Writes result.json, predictions and a report into a folder.

            With --defence, the attack is mounted with more and more poison against an ensemble whose predictions are certified,
            beside victims without a defence, and every certificate is held against what happened.

            Finished victims are kept there: an interrupted run goes on, and one with more seeds trains only what is new.
            """);
        foreach (var option in options.All) command.Options.Add(option);
        command.RefuseNoFolder(options.Out);
        command.Validators.Add(result =>
        {
            if (result.GetResult(options.Defence) is null && result.GetResult(options.Experiment) is null)
                foreach (var option in options.OfDefence)
                    if (result.GetResult(option) is { Implicit: false }) result.AddError($"{option.Name} goes with --defence");
            if (result.GetResult(options.Experiment) is null) return;
            foreach (var option in options.OfExperiment)
                if (result.GetResult(option) is { Implicit: false }) result.AddError($"{option.Name} does not go with --experiment: its file says");
        });
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(options, parsed, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(EvaluateOptions options, ParseResult parsed, CancellationToken cancellation)
    {
        var workers = ThreadsOption.ToWorkers(parsed.GetValue(options.Threads), cancellation);
        var (name, experiment) = parsed.GetValue(options.Experiment) is { } words ? ExperimentCatalog.Get(words) : (null, null);
        if (experiment is TargetedExperimentFile targeted) return TargetedEvaluation.Run(options, parsed, name!, targeted, workers);
        var file = experiment as ExperimentFile;
        options.RefuseTargeted(parsed, name);
        var plan = options.ToPlan(parsed, file);
        var configuration = parsed.InvocationConfiguration;
        var (result, directory) = TrainProgress.Run(configuration.Error, progress =>
        {
            var dataset = file?.Dataset ?? parsed.GetRequiredValue(options.Dataset);
            var splits = DatasetCatalog.Default.Read(dataset, DataRootOption.Resolve(parsed.GetValue(options.DataRoot)), workers);
            progress.Report(Stage.Load, 1, 1);
            using var folder = RunFolderWriter.Open(parsed.GetValue(options.Out) ?? DefaultFolder(name, splits.Name, plan));
            var run = new EvaluateRun(plan, Machine.Facts, TimeProvider.System, new(ModelsFolder.Path, progress.Note), workers, progress)
            {
                Experiment = file?.Summarise(name!),
            };
            return (Execute(run, splits, folder, workers), folder.Directory);
        });
        if (parsed.GetValue(options.Json))
        {
            configuration.Output.Write(ResultFile.ToJson(result));
        }
        else
        {
            EvaluateTable.Write(configuration.Output, result);
            DefenceTable.Write(configuration.Output, result.Defences ?? []);
            configuration.Output.WriteLine($"Report: {Path.Combine(directory, RunFiles.Report)}");
        }
        return BrokenCertificates.Report((result.Defences ?? []).Sum(defence => defence.ChangedThoughCertified), configuration.Error);
    }

    private static EvaluateResult Execute(EvaluateRun run, DatasetSplits splits, RunFolderWriter folder, Workers workers)
    {
        try
        {
            var outcome = run.Execute(splits, folder);
            AttackExamples.Write(folder.Directory, outcome, workers);
            RunReport.Write(folder.Directory);
            return outcome.Result;
        }
        catch (OperationCanceledException stop)
        {
            throw new InterruptedException(new VictimStore(folder.Directory).HoldsAny
                ? $"finished victims are kept in {folder.Directory}, and the same command goes on from there"
                : "no victim was finished yet, so nothing is kept", stop);
        }
    }

    private static string DefaultFolder(string? experiment, string dataset, EvaluatePlan plan) =>
        Path.Combine("runs", experiment ?? $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(dataset))}-{plan.Attacks[0].Attack}");
}
