using Bezoar.Experiments;
using Bezoar.Learning.Networks.Training;

namespace Bezoar.Tests.Experiments;

public class TrainingClockTests
{
    [Fact]
    public void TellsTrainingFromEvaluation()
    {
        var time = new SteppedTime();
        var stages = new StageClock(time);
        time.Seconds = 5;
        var clock = new TrainingClock(stages);
        for (var epoch = 0; epoch < 2; epoch++)
        {
            time.Seconds += 1;
            clock.StepDone(Step(epoch, 1));
            time.Seconds += 1;
            clock.StepDone(Step(epoch, 2));
            time.Seconds += 10;
            clock.EpochDone();
        }
        Assert.Equal((0, 4, 20, 29), (stages.ToSeconds().Load, stages.ToSeconds().Train, stages.ToSeconds().Predict, stages.ToSeconds().Total));
        Assert.Equal(50, clock.RateOf(100));
    }

    [Fact]
    public void WithoutAnEpochThereIsNoRate() => Assert.Null(new TrainingClock(new(new SteppedTime())).RateOf(100));

    private static TrainingProgress Step(int epoch, int step) => new(epoch, 2, step, 2, 0.5, 0.1);

    private sealed class SteppedTime : TimeProvider
    {
        public int Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
