using System.Globalization;
using Bezoar.Experiments;

namespace Bezoar.Cli.Certify;

/// <summary>How far a run is, in lines for a log: one for every fifth of a stage, and one a minute, with an estimate, where it takes longer.</summary>
/// <param name="error">Where they go.</param>
/// <param name="clock">Decides when a minute has passed.</param>
internal sealed class PlainRunProgress(TextWriter error, TimeProvider clock)
{
    private const int Steps = 5;
    private const double SecondsBetweenLines = 60;

    private readonly Dictionary<Stage, Shown> _shown = [];

    public void Report(Stage stage, int done, int total)
    {
        var now = clock.GetElapsedTime(0).TotalSeconds;
        if (!_shown.TryGetValue(stage, out var shown)) shown = new(done, 0, now, new(now, done));
        // Threads report in any order.
        done = Math.Max(done, shown.Done);
        var step = (int)((long)done * Steps / total);
        if (step > shown.Step) Write($"{RunProgress.Describe(stage)}: {step * 100 / Steps} %");
        else if (now - shown.At >= SecondsBetweenLines && shown.Remaining.Estimate(now, done, total) is { } seconds)
            Write($"{RunProgress.Describe(stage)}: {done} of {total}, about {RemainingTime.Describe(seconds)} to go");
        else now = shown.At;
        _shown[stage] = new(done, step, now, shown.Remaining);
    }

    private void Write(FormattableString line) => error.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private readonly record struct Shown(int Done, int Step, double At, RemainingTime Remaining);
}
