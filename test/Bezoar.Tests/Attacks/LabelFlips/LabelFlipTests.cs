using Bezoar.Attacks;
using Bezoar.Attacks.LabelFlips;
using Bezoar.Data;
using Bezoar.Numerics;

namespace Bezoar.Tests.Attacks.LabelFlips;

public class LabelFlipTests
{
    private static PoisonedDataset Craft(LabelFlipOptions options, Dataset training) => new LabelFlipAttack(options).Craft(training, Workers.Single);

    [Fact]
    public void RandomFlipsChangeLabelsAndNothingElse()
    {
        var training = Toys.Images(Toys.Grey);
        var poisoned = Craft(new() { Rate = 0.5 }, training);
        Assert.Equal(new PoisonBudget(60, 30), poisoned.Budget);
        Assert.True(training.Records.SequenceEqual(poisoned.Dataset.Records));
        Assert.All(poisoned.Instances, instance =>
        {
            Assert.Equal(Touch.Relabelled, instance.Touch);
            Assert.NotEqual(instance.LabelBefore, instance.LabelNow);
        });
        var changed = Enumerable.Range(0, training.Count).Where(i => training.Labels[i] != poisoned.Dataset.Labels[i]);
        Assert.Equal(poisoned.Instances.Select(instance => instance.Index), changed);
        // Each of the six ways occurs.
        Assert.Equal(6, poisoned.Instances.Select(instance => (instance.LabelBefore, instance.LabelNow)).Distinct().Count());
    }

    [Fact]
    public void ClassToClassStaysBetweenTheTwo()
    {
        var poisoned = Craft(new() { Choice = FlipChoice.ClassToClass, Source = 2, Target = 0, Rate = 0.5 }, Toys.Images(Toys.Grey));
        Assert.Equal(10, poisoned.Instances.Count);
        Assert.All(poisoned.Instances, instance => Assert.Equal((2, 0), (instance.LabelBefore, instance.LabelNow)));
    }

    [Fact]
    public void MarginsNameTheClassesBeyondTheBoundary()
    {
        Assert.Equal(new(-2, 2, 0), SurrogateMargins.Of([1, 3, 5, 2], 1));
        Assert.Equal(new(1, 0, 2), SurrogateMargins.Of([4, 5, 3], 1));
        // The smaller class on a tie.
        Assert.Equal(new(0, 0, 0), SurrogateMargins.Of([1, 1, 1], 1));
    }

    [Fact]
    public void ChoicesByMarginTakeTheNearestAndTheFarthest()
    {
        var training = Toys.Images(Toys.Grey);
        var options = new LabelFlipOptions { Choice = FlipChoice.Nearest, Rate = 0.2 };
        var margins = SurrogateMargins.Measure(training, options, Workers.Single);
        var nearest = Craft(options, training);
        var limit = nearest.Instances.Max(instance => Math.Abs(margins[instance.Index].Margin));
        Assert.Equal(12, margins.Count(sample => Math.Abs(sample.Margin) <= limit));
        Assert.All(nearest.Instances, instance => Assert.Equal(margins[instance.Index].RunnerUp, instance.LabelNow));

        var farthest = Craft(options with { Choice = FlipChoice.Farthest }, training);
        var least = farthest.Instances.Min(instance => margins[instance.Index].Margin);
        Assert.Equal(12, margins.Count(sample => sample.Margin >= least));
        Assert.All(farthest.Instances, instance => Assert.Equal(margins[instance.Index].Last, instance.LabelNow));
    }

    [Theory, Trait("Category", "Determinism")]
    [InlineData(FlipChoice.Random)]
    [InlineData(FlipChoice.Nearest)]
    public void SeedDecidesAndThreadsDoNot(FlipChoice choice)
    {
        var training = Toys.Images(Toys.Grey, 200);
        string Digest(ulong seed, int threads) =>
            new LabelFlipAttack(new() { Choice = choice, Seed = seed }).Craft(training, new(threads)).Dataset.Digest;
        Assert.Equal(Digest(1, 1), Digest(1, 2));
        Assert.NotEqual(Digest(1, 1), Digest(2, 1));
    }

    [Fact]
    public void NamesEveryFaultAtOnce()
    {
        var training = Toys.Images(Toys.Grey);
        Fails.With(() => Craft(new() { Rate = -1, Choice = FlipChoice.ClassToClass, Source = 9, Target = 9 }, training),
            "rate is -1", "source class 9 does not exist", "target class 9 does not exist", "both 9");
        Fails.With(() => Craft(new() { Choice = FlipChoice.ClassToClass, Source = 3, Target = 0 }, training.WithClasses(4)), "source class 3 has no samples");
        Fails.With(() => Craft(new() { Choice = FlipChoice.ClassToClass }, training), "need a source and a target");
        Fails.With(() => Craft(new() { Source = 1 }, training), "class to class only");
        Fails.With(() => Craft(new() { Choice = FlipChoice.Nearest, Rate = 2, Surrogate = "oracle" }, training), "rate is 2", "'oracle'");
        Fails.With(() => Craft(new() { Choice = FlipChoice.Nearest, SurrogateEpochs = 0 }, training), "surrogate", "epochs is 0");
        Fails.With(() => Craft(new() { Rate = 0.001 }, training), "less than one flip");
    }

    [Fact]
    public void FlipsLabelsOfVectorsToo() => Assert.Equal(3, Craft(new() { Rate = 0.1 }, Toys.Vectors()).Instances.Count);
}
