using Bezoar.Cli.Certify;
using Bezoar.Experiments;

namespace Bezoar.Tests.Cli.Certify;

public class PlainRunProgressTests
{
    private readonly StringWriter _error = new() { NewLine = "\n" };
    private readonly HandClock _clock = new();
    private readonly PlainRunProgress _progress;

    public PlainRunProgressTests() => _progress = new(_error, _clock);

    [Fact]
    public void AShortStageIsShownByFifths()
    {
        Report(0, 0, 100);
        for (var done = 1; done <= 100; done++) Report(0.1, done, 100);
        Assert.Equal("fit base classifiers: 20 %\nfit base classifiers: 40 %\nfit base classifiers: 60 %\nfit base classifiers: 80 %\nfit base classifiers: 100 %\n", _error.ToString());
    }

    [Fact]
    public void ALongOneOnceAMinuteWithAnEstimate()
    {
        // Goes on from 100.
        Report(0, 100, 1200);
        for (var done = 101; done <= 112; done++) Report(15, done, 1200);
        Assert.Equal(
            "fit base classifiers: 104 of 1200, about 4 h 34 min to go\n"
            + "fit base classifiers: 108 of 1200, about 4 h 33 min to go\n"
            + "fit base classifiers: 112 of 1200, about 4 h 32 min to go\n", _error.ToString());
    }

    /// <summary>Threads count under a lock and report outside of it.</summary>
    [Fact]
    public void ReportsInAnyOrderGiveEachLineOnce()
    {
        foreach (var done in (int[])[2, 1, 3, 5, 4, 6, 8, 7, 9, 10]) Report(0.1, done, 10);
        Assert.Equal("fit base classifiers: 20 %\nfit base classifiers: 40 %\nfit base classifiers: 60 %\nfit base classifiers: 80 %\nfit base classifiers: 100 %\n", _error.ToString());
    }

    private void Report(double secondsLater, int done, int total)
    {
        _clock.Seconds += secondsLater;
        _progress.Report(Stage.Train, done, total);
    }

    private sealed class HandClock : TimeProvider
    {
        public double Seconds { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => (long)(Seconds * TimestampFrequency + 0.5);
    }
}
