using System.Globalization;
using Bezoar.Experiments;
using Spectre.Console;

namespace Bezoar.Cli.Certify;

/// <summary>Shows how far a run is, on standard error: bars on a terminal, plain lines otherwise.</summary>
internal sealed class RunProgress(Action<Stage, int, int> show, Action<string> note) : IRunProgress
{
    private readonly Lock _showing = new();

    public void Report(Stage stage, int done, int total)
    {
        lock (_showing) show(stage, done, total);
    }

    public void Note(string line)
    {
        lock (_showing) note(line);
    }

    public static T Run<T>(TextWriter error, Func<IRunProgress, T> work) => ProgressBars.Suit(error)
        ? ProgressBars.Show(error, (context, console) => work(Bars(context, console)))
        : work(new RunProgress(new PlainRunProgress(error, TimeProvider.System).Report, error.WriteLine));

    private static RunProgress Bars(ProgressContext context, IAnsiConsole console)
    {
        // Not every learner has every stage: a bar appears with the first news of it.
        var bars = new Dictionary<Stage, ProgressTask>();
        return new(
            (stage, done, total) =>
            {
                if (!bars.TryGetValue(stage, out var bar)) bars[stage] = bar = context.AddTask(Describe(stage));
                bar.MaxValue = total;
                bar.Value = Math.Max(bar.Value, done);
                if (stage == Stage.Train) bar.Description = string.Create(CultureInfo.InvariantCulture, $"{Describe(stage)}, {bar.Value} of {total}");
            },
            console.WriteLine);
    }

    public static string Describe(Stage stage) => stage switch
    {
        Stage.Load => "read the data",
        Stage.Features => "describe training samples",
        Stage.Train => "fit base classifiers",
        Stage.Predict => "vote on test inputs",
        Stage.Graph => "find neighbours of training inputs",
        Stage.Spread => "spread labels to test inputs",
        _ => "certify and write",
    };
}
