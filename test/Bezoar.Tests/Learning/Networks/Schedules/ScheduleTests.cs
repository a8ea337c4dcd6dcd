using Bezoar.Learning.Networks.Optimizers;
using Bezoar.Learning.Networks.Schedules;
using Bezoar.Learning.Networks.Training;

namespace Bezoar.Tests.Learning.Networks.Schedules;

public class ScheduleTests
{
    [Fact]
    public void AConstantRateStaysAsItIs() => Assert.All(Enumerable.Range(0, 10), epoch => Assert.Equal(1, new ConstantSchedule().FactorAt(epoch, 10)));

    [Theory]
    [InlineData(0, 0.1)]
    [InlineData(59, 0.1)]
    [InlineData(60, 0.02)]
    [InlineData(119, 0.02)]
    [InlineData(120, 0.004)]
    [InlineData(160, 0.0008)]
    [InlineData(199, 0.0008)]
    public void StepsFollowThePapersRecipe(int epoch, double rate)
    {
        var options = new TrainingOptions { Epochs = 200, Optimizer = new SgdOptions(), Schedule = new StepSchedule(60, 120, 160) };
        Assert.Equal(rate, options.LearningRateAt(epoch), 1e-15);
    }

    /// <summary>As <c>CosineAnnealingLR(optimizer, T_max=10)</c> gives them.</summary>
    [Fact]
    public void ACosineFallsAsInPyTorch()
    {
        double[] expected = [1, 0.975528, 0.904508, 0.793893, 0.654508, 0.5, 0.345492, 0.206107, 0.095492, 0.024472];
        Assert.All(expected, (factor, epoch) => Assert.Equal(factor, new CosineSchedule().FactorAt(epoch, 10), 1e-6));
    }

    [Fact]
    public void AWarmUpRisesInEqualStepsToTheFullRate()
    {
        var schedule = new CosineSchedule { WarmUpEpochs = 4 };
        double[] expected = [0.2, 0.4, 0.6, 0.8, 1, 0.75, 0.25];
        Assert.All(expected, (factor, epoch) => Assert.Equal(factor, schedule.FactorAt(epoch, 7), 1e-6));
    }

    [Fact]
    public void FaultsAreAmongThoseOfTheTraining()
    {
        Fails.With(() => Validate(new StepSchedule(5, 5) { Factor = 0 }), "training", "factor is 0", "milestone 5 is not above 5");
        Fails.With(() => Validate(new StepSchedule()), "no milestones");
        Fails.With(() => Validate(new CosineSchedule { WarmUpEpochs = 10 }), "warms up for 10");
        Fails.With(
            () => new TrainingOptions { Epochs = 0, BatchSize = 0, CropPadding = -1, EvaluateEvery = -1, Optimizer = new SgdOptions { Momentum = 2 } }.Validate(),
            "epochs is 0", "batch size is 0", "crop padding is -1", "evaluations is -1", "momentum is 2");
    }

    private static void Validate(LearningRateSchedule schedule) => new TrainingOptions { Epochs = 10, Schedule = schedule }.Validate();
}
