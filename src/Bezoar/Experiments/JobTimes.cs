namespace Bezoar.Experiments;

/// <summary>
/// What jobs that train and then predict, several at once, spend on either. The wall-clock time from beginning to end is
/// shared out between the two stages in the proportion that the jobs took.
/// </summary>
/// <param name="clock">Told in the end.</param>
internal sealed class JobTimes(StageClock clock)
{
    private readonly Lock _adding = new();
    private readonly double _begin = clock.Elapsed;
    private double _train, _predict;

    /// <summary>Adds a job's seconds.</summary>
    public void Add(double train, double predict)
    {
        lock (_adding) (_train, _predict) = (_train + train, _predict + predict);
    }

    /// <summary>Tells the clock; what was broken off counts as what was finished.</summary>
    public void Share()
    {
        var (wall, jobs) = (clock.Elapsed - _begin, _train + _predict);
        var trainShare = jobs > 0 ? _train / jobs : 1;
        clock.Add(Stage.Train, wall * trainShare);
        clock.Add(Stage.Predict, wall * (1 - trainShare));
    }
}
