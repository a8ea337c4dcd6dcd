using System.CommandLine;
using Bezoar.Cli.Data;
using Bezoar.Cli.Help;
using Bezoar.Cli.Train;
using Bezoar.Data;
using Bezoar.Experiments;
using Bezoar.Numerics;
using Bezoar.Reports;
using Bezoar.TransferLearning;

namespace Bezoar.Cli.Commands;

/// <summary><c>bezoar train</c>.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var options = new TrainOptions();
        var command = new ToolCommand("train", "Train a network and measure how well it classifies", """
            bezoar train
            bezoar train --dataset mnist --model badnets-cnn --epochs 3 --out runs/victim
            bezoar train --dataset cifar10 --model resnet20 --optimizer adam --rate 0.001
            bezoar train --backbone tiny-darknet.onnx --dataset cifar10 --classes 5,6 --size 64
            bezoar train --backbone tiny-darknet.onnx --dataset cifar10 --size 64 --freeze all-but-2
            """, """
            Trains a network on a data set and measures on its test inputs what it has learnt. Writes the weights
            (safetensors, under PyTorch's names), the predictions and a report into a folder. Whatever is not given is taken
            from the model's recipe. The same command gives the same bits on every run.

            With --backbone it puts a new last layer on a pretrained network, and trains that alone, or some or all of the
            layers below as well. What is frozen sees every image once. 'bezoar advise' measures how much is best trained.
            """);
        foreach (var option in options.All) command.Options.Add(option);
        command.RefuseNoFolder(options.Out);
        command.Validators.Add(result =>
        {
            if (result.GetResult(options.Momentum) is not null && result.GetResult(options.Optimizer) is { Tokens: [{ Value: not TrainOptions.Sgd }] })
                result.AddError("--momentum goes with --optimizer sgd");
        });
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(options, parsed, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(TrainOptions options, ParseResult parsed, CancellationToken cancellation)
    {
        var clock = new StageClock(TimeProvider.System);
        var workers = ThreadsOption.ToWorkers(parsed.GetValue(options.Threads), cancellation);
        options.RequireUnity(parsed);
        var configuration = parsed.InvocationConfiguration;
        var (result, folder) = TrainProgress.Run(configuration.Error, progress => Train(options, parsed, clock, workers, progress));
        if (parsed.GetValue(options.Json))
        {
            configuration.Output.Write(ResultFile.ToJson(result));
            return ExitCode.Done;
        }
        TrainTable.Write(configuration.Output, result);
        configuration.Output.WriteLine($"Model: {Path.Combine(folder, RunFiles.Model)}");
        configuration.Output.WriteLine($"Report: {Path.Combine(folder, RunFiles.Report)}");
        return ExitCode.Done;
    }

    private static (TrainResult Result, string Folder) Train(
        TrainOptions options, ParseResult parsed, StageClock clock, Workers workers, ITrainProgress progress)
    {
        var name = parsed.GetRequiredValue(options.Dataset);
        var roots = DataRootOption.Resolve(parsed.GetValue(options.DataRoot));
        var choice = options.Samples.ToChoice(parsed, parsed.GetValue(options.Seed));
        var whole = clock.Measure(Stage.Load, () => DatasetCatalog.Default.Read(name, roots, workers));
        var splits = clock.Measure(Stage.Load, () => choice.Of(whole));
        var plan = options.ToPlan(parsed, splits.Train.Shape);
        using var folder = RunFolderWriter.Open(parsed.GetValue(options.Out) ?? DefaultFolder(whole.Name, plan.Name));
        // What the last layer gives is small. Feature maps before it are not, and are soon worked out again.
        var features = plan.Transfer?.Freeze == Freezing.All ? new FeatureCache(ModelsFolder.Path) : FeatureCache.None;
        var run = new TrainRun(plan, Machine.Facts, clock, workers, progress) { Features = features };
        var outcome = Execute(run, splits, folder);
        ExampleImages.Write(folder.Directory, splits.Test, outcome.Predictions);
        RunReport.Write(folder.Directory);
        return (outcome.Result, folder.Directory);
    }

    private static TrainOutcome Execute(TrainRun run, DatasetSplits splits, RunFolderWriter folder)
    {
        try
        {
            return run.Execute(splits, folder);
        }
        catch (OperationCanceledException stop)
        {
            throw new InterruptedException(File.Exists(folder.PathOf(RunFiles.Checkpoint))
                ? $"the last finished epoch is kept in {folder.Directory}, and the same command goes on from there"
                : "no epoch was finished yet, so nothing is kept", stop);
        }
    }

    private static string DefaultFolder(string dataset, string model) =>
        Path.Combine("runs", $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(dataset))}-{model}");
}
