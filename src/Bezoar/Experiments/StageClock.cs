namespace Bezoar.Experiments;

/// <summary>Adds up the wall-clock time of each stage. Times stand in results and decide nothing.</summary>
/// <param name="clock">The caller's.</param>
public sealed class StageClock(TimeProvider clock)
{
    private readonly long _begin = clock.GetTimestamp();
    private readonly double[] _seconds = new double[Enum.GetValues<Stage>().Length];

    /// <summary>Runs a part of a stage and adds its time.</summary>
    public T Measure<T>(Stage stage, Func<T> work)
    {
        var begin = clock.GetTimestamp();
        try
        {
            return work();
        }
        finally
        {
            Add(stage, clock.GetElapsedTime(begin).TotalSeconds);
        }
    }

    /// <inheritdoc cref="Measure{T}"/>
    public void Measure(Stage stage, Action work) => Measure(stage, () =>
    {
        work();
        return true;
    });

    /// <summary>Adds time that somebody else measured.</summary>
    public void Add(Stage stage, double seconds) => _seconds[(int)stage] += seconds;

    /// <summary>Seconds since this clock was made.</summary>
    public double Elapsed => clock.GetElapsedTime(_begin).TotalSeconds;

    /// <summary>What has been measured so far.</summary>
    public StageSeconds ToSeconds() => new(
        _seconds[(int)Stage.Load], _seconds[(int)Stage.Features], _seconds[(int)Stage.Train],
        _seconds[(int)Stage.Predict], _seconds[(int)Stage.Certify], Elapsed);
}
