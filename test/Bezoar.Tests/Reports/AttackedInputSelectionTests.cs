using Bezoar.Attacks.Triggers;
using Bezoar.Reports.Evaluation;

namespace Bezoar.Tests.Reports;

public class AttackedInputSelectionTests
{
    private static readonly int[] Labels = [0, 1, 1, 1, 2, 2, 2, 1];

    [Fact]
    public void SuccessesComeFirstAndClassesTakeTurns()
    {
        // Input 5 is read as the target without poison, too; 3 and 7 are missed; 0 is no target.
        int[] before = [0, 1, 1, 1, 2, 0, 2, 1];
        int[] after = [0, 0, 0, 1, 0, 0, 0, 1];
        Assert.Equal([1, 4, 2, 6, 5, 3, 7], AttackedInputSelection.Triggered(new AllToOne(0), 3, Labels, before, after, 8));
        Assert.Equal([1, 4, 2, 3], AttackedInputSelection.Triggered(new AllToOne(0), 3, Labels, before, after, 4));
    }

    [Fact]
    public void WhereSuccessesAreFewFailuresFillTheirPlaces()
    {
        int[] after = [0, 0, 1, 1, 2, 2, 2, 1];
        Assert.Equal([1, 2, 4, 3], AttackedInputSelection.Triggered(new AllToOne(0), 3, Labels, Labels, after, 4));
        Assert.Equal([1], AttackedInputSelection.Triggered(new SingleTarget(1, 0), 3, [0, 1, 2], [0, 1, 2], [0, 0, 0], 4));
    }

    [Fact]
    public void WithoutATriggerItIsWhatThePoisonSpoilt() =>
        Assert.Equal([2, 4], AttackedInputSelection.Spoilt(Labels, [0, 2, 1, 1, 2, 2, 2, 1], [0, 2, 0, 1, 1, 2, 2, 1], 8));
}
