using Bezoar.Attacks.Triggers;
using Bezoar.Data;
using Bezoar.Experiments.Evaluation.Defence;

namespace Bezoar.Tests.Experiments.Evaluation.Defence;

/// <summary>Three test inputs of the classes 0, 1 and 2, the trigger wants class 2: what is promised, and that broken promises are counted.</summary>
public class DefenceTestTests
{
    private static readonly Dataset Test = new("three", new ImageShape(1, 1, 1), 3, [1, 2, 3], [0, 1, 2]);

    // Radii 5, 2 and 0 on the clean inputs; on the triggered ones class 2 is missed up to 3, 1 and, being the label, no target.
    private static readonly DefenceTest Defence = new(
        new(Test, Test, new AllToOne(2)),
        new(3, [10, 0, 0, 3, 7, 0, 2, 4, 4, 8, 1, 1, 0, 6, 4, 0, 0, 10]));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 0.5)]
    [InlineData(3, 0.5)]
    [InlineData(4, 0)]
    public void BoundFallsWithWhatIsProven(int budget, double missed) => Assert.Equal(1 - missed, Defence.SuccessBound(budget));

    [Fact]
    public void TheLargestBudgetsAreThoseOfTheBound()
    {
        Assert.Equal(3, Defence.LargestBudget(0));
        Assert.Equal(3, Defence.LargestBudget(0.5));
        Assert.Equal(1, Defence.LargestBudget(1));
    }

    /// <summary>The third clean input is predicted as class 1, which is wrong, so it never counts.</summary>
    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    [InlineData(5, 1)]
    [InlineData(6, 0)]
    public void CertifiedAccuracyCountsRightPredictionsThatStay(int budget, int certified) => Assert.Equal(certified / 3.0, Defence.CertifiedAccuracy(budget));

    [Fact]
    public void WhatStaysBreaksNothing() => Assert.Equal((6, 0), Defence.Check(0, [0, 1, 1, 0, 1, 2]));

    [Fact]
    public void AChangedPredictionWithinItsRadiusIsCounted()
    {
        Assert.Equal((3, 1), Defence.Check(3, [1, 1, 1, 0, 1, 2]));
        Assert.Equal((0, 0), Defence.Check(6, [1, 0, 0, 1, 0, 0]));
    }

    /// <summary>A target that is hit with a budget against which it was proven to be missed, though not to stay as it was.</summary>
    [Fact]
    public void AHitThatWasProvenImpossibleIsCounted()
    {
        var contested = new DefenceTest(new(Test, Test, new AllToOne(2)), new(3, [10, 0, 0, 0, 10, 0, 0, 0, 10, 5, 5, 0, 0, 10, 0, 0, 0, 10]));
        // The first triggered input may become class 1 with one poison, but class 2 with four at least.
        Assert.Equal(0, contested.Check(1, [0, 1, 2, 1, 1, 2]).Broken);
        Assert.Equal(1, contested.Check(1, [0, 1, 2, 2, 1, 2]).Broken);
    }

    [Fact]
    public void WithoutATriggerThereIsNoBound()
    {
        var defence = new DefenceTest(new(Test, null, null), new(3, [10, 0, 0, 3, 7, 0, 2, 4, 4]));
        Assert.Null(defence.SuccessBound(1));
        Assert.Null(defence.LargestBudget(0));
        Assert.Null(defence.Measure([0, 1, 1]).AttackSuccessRate);
        Assert.Equal(2, defence.Measure([0, 1, 1]).Accuracy.Count);
    }

    [Fact]
    public void MeasuresCleanAndTriggeredInputsApart()
    {
        var measures = Defence.Measure([0, 1, 1, 2, 1, 2]);
        Assert.Equal((2, 3), (measures.Accuracy.Count, measures.Accuracy.Total));
        Assert.Equal((1, 2), (measures.AttackSuccessRate!.Count, measures.AttackSuccessRate.Total));
        Assert.Equal((1, 3), (measures.AsrByPrediction!.Count - 1, measures.AsrByPrediction.Total));
    }

    [Fact]
    public void InputsAreCleanOnesThenTriggeredOnes()
    {
        var triggered = new Dataset("stamped", Test.Shape, 3, [11, 12, 13], [0, 1, 2]);
        var inputs = DefenceTest.InputsOf(new(Test, triggered, new AllToOne(2)));
        Assert.Equal([1, 2, 3, 11, 12, 13], inputs.Records.ToArray());
        Assert.Same(Test, DefenceTest.InputsOf(new(Test, null, null)));
    }
}
