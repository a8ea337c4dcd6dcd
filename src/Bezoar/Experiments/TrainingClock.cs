using Bezoar.Learning.Networks.Training;

namespace Bezoar.Experiments;

/// <summary>Tells the time of training from that of the evaluations between its epochs.</summary>
/// <param name="clock">Gets the seconds.</param>
internal sealed class TrainingClock(StageClock clock)
{
    private double _lastStop = clock.Elapsed;
    private double _seconds;
    private int _epochs;

    public void StepDone(TrainingProgress progress)
    {
        if (progress.Step < progress.Steps) return;
        _seconds += Stop(Stage.Train);
        _epochs++;
    }

    public void EpochDone() => Stop(Stage.Predict);

    /// <summary>Training samples per second; null where no epoch was trained.</summary>
    /// <param name="samples">Of one epoch.</param>
    public double? RateOf(int samples) => _epochs > 0 && _seconds > 0 ? (double)samples * _epochs / _seconds : null;

    private double Stop(Stage stage)
    {
        var seconds = clock.Elapsed - _lastStop;
        clock.Add(stage, seconds);
        _lastStop += seconds;
        return seconds;
    }
}
