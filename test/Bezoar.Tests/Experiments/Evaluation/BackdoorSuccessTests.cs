using Bezoar.Attacks.Triggers;
using Bezoar.Experiments.Evaluation;

namespace Bezoar.Tests.Experiments.Evaluation;

/// <summary>Eight test inputs of four classes, counted by hand.</summary>
public class BackdoorSuccessTests
{
    // Inputs 1 and 4 are misread when clean.
    private static readonly int[] Labels = [0, 0, 1, 1, 2, 2, 3, 3];
    private static readonly int[] Clean = [0, 1, 1, 1, 0, 2, 3, 3];
    private static readonly int[] Triggered = [0, 0, 0, 1, 1, 3, 0, 2];

    [Fact]
    public void EveryClassToOne()
    {
        // By label: inputs 2 to 7 are targets; 2 and 6 are read as 0. Inputs 0 and 1 are of the target class and never count.
        // By prediction: 1, 2, 3, 5, 6 and 7 are not read as 0 when clean; of them, 1, 2 and 6 are with the trigger.
        var success = Count(new AllToOne(0));
        Assert.Equal((2, 6), (success.ByLabel.Count, success.ByLabel.Total));
        Assert.Equal((3, 6), (success.ByPrediction.Count, success.ByPrediction.Total));
        // For class 3: 0 to 5 are targets by label, and by prediction, too; 5 alone is hit.
        success = Count(new AllToOne(3));
        Assert.Equal((1, 6), (success.ByLabel.Count, success.ByLabel.Total));
        Assert.Equal((1, 6), (success.ByPrediction.Count, success.ByPrediction.Total));
    }

    [Fact]
    public void OneClassToAnother()
    {
        // By label: inputs 2 and 3 are of class 1; 2 is read as 0. By prediction: 1, 2 and 3 are read as 1 when clean; 1 and 2 become 0.
        var success = Count(new SingleTarget(1, 0));
        Assert.Equal((1, 2), (success.ByLabel.Count, success.ByLabel.Total));
        Assert.Equal((2, 3), (success.ByPrediction.Count, success.ByPrediction.Total));
    }

    [Fact]
    public void EveryClassToTheNext()
    {
        // By label, 1 1 2 2 3 3 0 0 is wanted: 5 and 6 are hit. By prediction, 1 2 2 2 1 3 0 0 is: 4, 5 and 6 are.
        var success = Count(new AllToAll());
        Assert.Equal((2, 8), (success.ByLabel.Count, success.ByLabel.Total));
        Assert.Equal((3, 8), (success.ByPrediction.Count, success.ByPrediction.Total));
    }

    [Fact]
    public void WhoeverIsReadAsTheTargetAnywayIsNoSuccessByPrediction()
    {
        // The classifier reads everything as class 0, trigger or none.
        var success = BackdoorSuccess.Of(new AllToOne(0), 2, [0, 1, 1], [0, 0, 0], [0, 0, 0]);
        Assert.Equal(1, success.ByLabel.Share);
        Assert.Null(success.ByPrediction.Share);
    }

    private static BackdoorSuccess Count(TargetRule rule) => BackdoorSuccess.Of(rule, 4, Labels, Clean, Triggered);
}
