using System.CommandLine;
using Bezoar.Cli.Advise;
using Bezoar.Cli.Data;
using Bezoar.Cli.Help;
using Bezoar.Data;
using Bezoar.Experiments;
using Bezoar.Experiments.Advising;

namespace Bezoar.Cli.Commands;

/// <summary><c>bezoar advise</c>.</summary>
internal static class AdviseCommand
{
    public static Command Create()
    {
        var options = new AdviseOptions();
        var command = new ToolCommand("advise", "Measure how a pretrained network is best used for a data set", """
            bezoar advise --backbone tiny-darknet.onnx --dataset cifar10 --classes 5,6 --size 64
            bezoar advise --backbone tiny-darknet.onnx --dataset cifar10 --per-class 10,100 --folds 3
            """, """
            How much of a pretrained network is best trained depends on how many samples there are, and on how similar they are to
            those that it was trained on. This tries the usual ways by cross-validation instead of guessing: a linear classifier on
            the top layer or on earlier stages, and fine-tuning of a few layers or of more, each with few and with many samples. How
            similar the data is shows in how much the top layer wins or loses against earlier stages. Test inputs are not looked at.
            """);
        foreach (var option in options.All) command.Options.Add(option);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(options, parsed, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(AdviseOptions options, ParseResult parsed, CancellationToken cancellation)
    {
        var clock = new StageClock(TimeProvider.System);
        var workers = ThreadsOption.ToWorkers(parsed.GetValue(options.Threads), cancellation);
        var plan = options.ToPlan(parsed);
        plan.Validate();
        var roots = DataRootOption.Resolve(parsed.GetValue(options.DataRoot));
        var splits = clock.Measure(Stage.Load, () => DatasetCatalog.Default.Read(parsed.GetRequiredValue(options.Dataset), roots, workers));
        var configuration = parsed.InvocationConfiguration;
        var result = Execute(new(plan, Machine.Facts, clock, workers, configuration.Error.WriteLine), splits);
        if (parsed.GetValue(options.Json)) configuration.Output.Write(ResultFile.ToJson(result));
        else AdviceTable.Write(configuration.Output, result, RepeatedOptions(options, parsed));
        return ExitCode.Done;
    }

    private static AdviceResult Execute(AdviceRun run, DatasetSplits splits)
    {
        try
        {
            return run.Execute(splits);
        }
        catch (OperationCanceledException stop)
        {
            throw new InterruptedException("nothing is kept, and the same command begins anew", stop);
        }
    }

    /// <summary>What the recommended command has in common with this one.</summary>
    private static string RepeatedOptions(AdviseOptions options, ParseResult parsed)
    {
        Option[] repeated = [options.Classes, options.Pixels, options.Size, options.Average, options.Seed, options.DataRoot];
        var words = repeated.Where(option => OptionKinds.IsGiven(option, parsed))
            .Select(option => $" {option.Name} {string.Join(',', parsed.GetResult(option)!.Tokens.Select(token => AdviceTable.Quoted(token.Value)))}");
        var (backbone, dataset) = (parsed.GetRequiredValue(options.Backbone), parsed.GetRequiredValue(options.Dataset));
        return $"--backbone {AdviceTable.Quoted(backbone)} --dataset {AdviceTable.Quoted(dataset)}{string.Concat(words)}";
    }
}
