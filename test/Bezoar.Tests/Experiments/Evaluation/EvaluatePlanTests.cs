using Bezoar.Attacks.Triggers;
using Bezoar.Data;
using Bezoar.Experiments.Attacking;
using Bezoar.Experiments.Evaluation;
using Bezoar.Tests.Attacks;

namespace Bezoar.Tests.Experiments.Evaluation;

public class EvaluatePlanTests
{
    private static readonly DatasetSplits Splits = new("toys", Toys.Images(Toys.Grey), Toys.Images(Toys.Grey, 12, seed: 2));
    private static readonly VictimSpecification Linear = new() { Model = "linear" };

    [Fact]
    public void APossiblePlanUsesAllData() => Assert.Same(Splits, new EvaluatePlan { Victims = [Linear] }.Prepare(Splits));

    [Fact]
    public void OnlyTheChosenClassesAreUsed()
    {
        var prepared = new EvaluatePlan { Victims = [Linear], Classes = [2, 0] }.Prepare(Splits);
        Assert.Equal((40, 8, 2), (prepared.Train.Count, prepared.Test.Count, prepared.Train.ClassCount));
        // What is possible with all classes may not be with some.
        var plan = new EvaluatePlan { Victims = [Linear], Attacks = [new() { Target = 2 }] };
        plan.Prepare(Splits);
        Fails.With(() => (plan with { Classes = [2, 0] }).Prepare(Splits), "target class 2 does not exist, classes are 0 to 1");
    }

    [Fact]
    public void AllFaultsAreNamedAtOnce()
    {
        var plan = new EvaluatePlan
        {
            Seeds = 0,
            EvaluateEvery = -1,
            Classes = [0, 9],
            Victims = [new() { Model = "nope" }, new() { Model = "linear", Epochs = 0, Batch = 0 }],
            Attacks = [new() { Target = 5, Rate = 2, Epsilon = 1 }, new() { Attack = "label-flip", Source = 1 }],
            Defence = new() { Method = "dpa", PoisonCounts = [0] },
        };
        Fails.With(() => plan.Prepare(Splits),
            "evaluate: class 9 does not exist", "seeds is 0", "epochs between measurements is -1", "no network is called 'nope'",
            "victim linear: training: epochs is 0", "batch size is 0", "target class 5 does not exist", "rate is 2", "epsilon does not go with badnets",
            "flips from class to class need a source and a target class", "0 poison instances");
    }

    [Fact]
    public void NothingToDoIsAFault() => Fails.With(() => new EvaluatePlan { Attacks = [], Victims = [] }.Prepare(Splits), "no attack", "no victim");

    /// <summary>Each would count as evidence of its own.</summary>
    [Fact]
    public void WhatIsNamedTwiceIsAFault()
    {
        AttackSpecification[] attacks = [new() { Attack = "badnets" }, new() { Attack = "badnets", Rate = 0.1, Target = 0 }, new() { Attack = "badnets", Rate = 0.2 }];
        VictimSpecification[] victims = [Linear, Linear with { Epochs = 1 }, Linear with { Mirror = false }];
        Fails.With(() => new EvaluatePlan { Attacks = attacks, Victims = victims }.Prepare(Splits),
            "victim linear", "is named twice", "attack badnets (10 % of the training set added, every class to 0, trigger pattern) is named twice");
        new EvaluatePlan { Attacks = attacks[1..], Victims = victims[..2] }.Prepare(Splits);
    }

    /// <summary>They would become one row.</summary>
    [Fact]
    public void TwoTriggersOfOneNameAreAFault()
    {
        using var folder = new TemporaryFolder();
        var mark = TriggerCatalog.Find("pixel");
        AttackSpecification Draw(string file, Trigger trigger)
        {
            TriggerFile.Write(folder[file], trigger);
            return new() { Attack = "badnets", Trigger = folder[file] };
        }
        AttackSpecification[] attacks = [Draw("a.json", mark with { Name = "mark" }), Draw("b.json", TriggerCatalog.Find("square-3") with { Name = "mark" })];
        Fails.With(() => new EvaluatePlan { Attacks = attacks, Victims = [Linear] }.Prepare(Splits), "triggers that differ need names that differ");
    }

    [Fact]
    public void SeedsFollowTheFirst() => Assert.Equal([7UL, 8UL, 9UL], new EvaluatePlan { Seeds = 3, FirstSeed = 7 }.AllSeeds);
}
