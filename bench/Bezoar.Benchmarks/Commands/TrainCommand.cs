using System.CommandLine;
using Bezoar.Benchmarks.Measurements;

namespace Bezoar.Benchmarks.Commands;

/// <summary><c>train</c>: whole trainings.</summary>
internal static class TrainCommand
{
    private const string Name = "train";

    private static readonly string[] WithTargets = ["badnets-cnn:mnist", "resnet20:cifar10"];

    public static Command Create()
    {
        var run = new Option<string[]>("--run")
        {
            Description = $"Which network on which data set; may be given several times. Default: {string.Join(" and ", WithTargets)}",
            HelpName = "MODEL:DATASET",
            DefaultValueFactory = _ => WithTargets,
        };
        run.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value.Split(':').Length != 2)) result.AddError("--run: write for example badnets-cnn:mnist");
        });
        return MeasureCommands.Create(Name, "'./bezoar train' from start to report: time and accuracy. Takes most of half an hour.", [run], (session, parsed) =>
        {
            var cases = parsed.GetValue(run)!;
            var arguments = cases.SequenceEqual(WithTargets) ? Name : $"{Name} {string.Join(' ', cases.Select(each => $"--run {each}"))}";
            TrainBenchmark.Run(session, cases.Select(each => each.Split(':')).Select(words => (words[0], words[1])), arguments);
        });
    }
}
