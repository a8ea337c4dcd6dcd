using System.Globalization;
using Bezoar.Experiments;
using Spectre.Console;

namespace Bezoar.Cli.Certify;

/// <summary>Shows how far a run is, on standard error: bars on a terminal, plain lines otherwise.</summary>
internal sealed class RunProgress(Action<Stage, int, int> show, Action<string> note) : IRunProgress
{
    private const int Steps = 5;

    private readonly Lock _showing = new();

    public void Report(Stage stage, int done, int total)
    {
        lock (_showing) show(stage, done, total);
    }

    public void Note(string line)
    {
        lock (_showing) note(line);
    }

    public static T Run<T>(TextWriter error, Func<IRunProgress, T> work) =>
        ProgressBars.Suit(error) ? ProgressBars.Show(error, (context, console) => work(Bars(context, console))) : work(Plain(error));

    private static RunProgress Plain(TextWriter error)
    {
        var shown = new Dictionary<Stage, int>();
        return new(
            (stage, done, total) =>
            {
                var step = (int)((long)done * Steps / total);
                if (step <= shown.GetValueOrDefault(stage)) return;
                shown[stage] = step;
                error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Describe(stage)}: {step * 100 / Steps} %"));
            },
            error.WriteLine);
    }

    private static RunProgress Bars(ProgressContext context, IAnsiConsole console)
    {
        var bars = Enum.GetValues<Stage>().ToDictionary(stage => stage, stage => context.AddTask(Describe(stage), autoStart: false));
        return new(
            (stage, done, total) =>
            {
                var bar = bars[stage];
                if (!bar.IsStarted) bar.StartTask();
                bar.MaxValue = total;
                bar.Value = Math.Max(bar.Value, done);
            },
            console.WriteLine);
    }

    private static string Describe(Stage stage) => stage switch
    {
        Stage.Load => "read the data",
        Stage.Features => "describe training samples",
        Stage.Train => "fit base classifiers",
        Stage.Predict => "vote on test inputs",
        _ => "certify and write",
    };
}
