using Bezoar.Attacks;
using Bezoar.Attacks.BadNets;
using Bezoar.Attacks.Triggers;
using Bezoar.Numerics;

namespace Bezoar.Tests.Attacks.BadNets;

public class BadNetsTests
{
    private static readonly BadNetsOptions Options = new() { Rule = new AllToOne(1), Rate = 0.2, Seed = 7 };

    [Fact]
    public void AddsStampedCopiesOfOtherClasses()
    {
        var training = Toys.Images(Toys.Grey);
        var poisoned = new BadNetsAttack(Options).Craft(training, Workers.Single);
        Assert.Equal(12, poisoned.Instances.Count);
        Assert.Equal(new PoisonBudget(12, null), poisoned.Budget);
        Assert.Equal(training.Count + 12, poisoned.Dataset.Count);
        Assert.True(training.Records.SequenceEqual(poisoned.Dataset.Records[..training.Records.Length]));
        Assert.Equal(12, poisoned.Instances.Select(instance => instance.Source).Distinct().Count());
        foreach (var (index, touch, source, before, now) in poisoned.Instances)
        {
            Assert.Equal(Touch.Added, touch);
            Assert.Equal(training.Labels[source], before);
            Assert.NotEqual(1, before);
            Assert.Equal((1, 1), (now, poisoned.Dataset.Labels[index]));
            var expected = training.Record(source).ToArray();
            Options.Trigger.Stamp(Toys.Grey, expected, 7, source);
            Assert.Equal(expected, poisoned.Dataset.Record(index).ToArray());
        }
    }

    [Fact]
    public void ReplacesInPlace()
    {
        var training = Toys.Images(Toys.Colour);
        var poisoned = new BadNetsAttack(Options with { Replace = true }).Craft(training, Workers.Single);
        Assert.Equal(training.Count, poisoned.Dataset.Count);
        Assert.Equal(new PoisonBudget(24, null), poisoned.Budget);
        var touched = poisoned.Instances.Select(instance => instance.Index).ToHashSet();
        Assert.All(poisoned.Instances, instance => Assert.Equal((instance.Source, Touch.Changed), (instance.Index, instance.Touch)));
        for (var i = 0; i < training.Count; i++)
        {
            var same = training.Record(i).SequenceEqual(poisoned.Dataset.Record(i)) && training.Labels[i] == poisoned.Dataset.Labels[i];
            Assert.Equal(!touched.Contains(i), same);
        }
    }

    [Fact]
    public void RulesDecideLabels()
    {
        var training = Toys.Images(Toys.Grey);
        var single = new BadNetsAttack(Options with { Rule = new SingleTarget(2, 0) }).Craft(training, Workers.Single);
        Assert.All(single.Instances, instance => Assert.Equal((2, 0), (instance.LabelBefore, instance.LabelNow)));
        var all = new BadNetsAttack(Options with { Rule = new AllToAll(), Rate = 1 }).Craft(training, Workers.Single);
        Assert.Equal(training.Count, all.Instances.Count);
        Assert.All(all.Instances, instance => Assert.Equal((instance.LabelBefore + 1) % 3, instance.LabelNow));
    }

    [Fact, Trait("Category", "Determinism")]
    public void SeedDecidesAndThreadsDoNot()
    {
        var training = Toys.Images(Toys.Grey, 400);
        var options = Options with { Trigger = new("anywhere", Patch.Draw("++"), [new(Anchor.Random)]) };
        string Digest(ulong seed, int threads) => new BadNetsAttack(options with { Seed = seed }).Craft(training, new(threads)).Dataset.Digest;
        Assert.Equal(Digest(1, 1), Digest(1, 2));
        Assert.NotEqual(Digest(1, 1), Digest(2, 1));
    }

    [Fact]
    public void ASmallerRateIsPartOfALargerOne()
    {
        var training = Toys.Images(Toys.Grey);
        int[] Sources(double rate) =>
            [.. new BadNetsAttack(Options with { Rate = rate }).Craft(training, Workers.Single).Instances.Select(instance => instance.Source)];
        Assert.Subset(Sources(0.5).ToHashSet(), Sources(0.1).ToHashSet());
    }

    [Fact]
    public void NamesEveryFaultAtOnce()
    {
        var training = Toys.Images(Toys.Grey);
        Fails.With(
            () => new BadNetsAttack(new() { Rate = 1.5, Rule = new AllToOne(3), Trigger = TriggerCatalog.Square(9) }).Craft(training, Workers.Single),
            "rate is 1.5", "target class 3 does not exist", "larger than the image");
        Fails.With(() => new BadNetsAttack(Options with { Rate = double.NaN }).Craft(training, Workers.Single), "rate is NaN");
        Fails.With(() => new BadNetsAttack(Options with { Rate = 0.9 }).Craft(training, Workers.Single), "54 base instances and there are 40", "largest rate is 0.6666");
        Fails.With(() => new BadNetsAttack(Options with { Rate = 0.001 }).Craft(training, Workers.Single), "less than one");
        Fails.With(() => new BadNetsAttack(Options with { Rule = new SingleTarget(5, 5) }).Craft(training, Workers.Single), "source class 5", "both 5");
        Fails.With(() => new BadNetsAttack(Options).Craft(Toys.Vectors(), Workers.Single), "triggers go on images");
        Fails.With(
            () => new BadNetsAttack(Options with { Rule = new SingleTarget(3, 0) }).Craft(Toys.Images(Toys.Grey, 3, 3).WithClasses(4), Workers.Single),
            "source class 3 has no samples");
        Fails.With(() => new BadNetsAttack(new()).Craft(Toys.Images(Toys.Grey, 20, 1), Workers.Single), "no sample is of a class that the trigger changes (every class to 0)");
    }
}
