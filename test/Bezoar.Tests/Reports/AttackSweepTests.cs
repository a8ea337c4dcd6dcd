using Bezoar.Experiments.Attacking;
using Bezoar.Experiments.Evaluation;
using Bezoar.Reports.Evaluation;

namespace Bezoar.Tests.Reports;

public sealed class AttackSweepTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void BadNetsIsDrawnByNumberOfPoisonInstancesWithALineForEachTrigger()
    {
        var model = Model(new ExperimentSweep { Rate = [0.3, 0.05] }, new() { Trigger = "pattern" }, new() { Trigger = "pixel" });
        var sweep = Assert.Single(model.Sweeps);
        Assert.Equal(("poison instances", true, false), (sweep.Axis, sweep.IsLogarithmic, sweep.IsShare));
        Assert.Equal(["trigger pattern", "trigger pixel"], sweep.Lines.Select(line => line.Name));
        Assert.All(sweep.Lines, line => Assert.Equal([10, 60], line.Points.Select(point => point.Value)));
        Assert.Equal(["30 % poison, trigger pattern", "5 % poison, trigger pattern", "30 % poison, trigger pixel", "5 % poison, trigger pixel"], model.Groups.Select(group => model.Names.Of(group)));
    }

    [Fact]
    public void CleanLabelIsDrawnByShareOfTheClassWithALineForEachVariant()
    {
        var groups = new[] { (0.25, (double?)8), (0.06, 8), (0.25, 16), (0.06, 16), (0.25, null), (0.06, null) }.Select(each => Group(each.Item1, each.Item2)).ToArray();
        var names = new AttackNames(groups);
        var sweeps = AttackSweep.Of(groups, names);
        Assert.Equal(["poisoned share of the target class", "radius ε, on the scale 0 … 255"], sweeps.Select(sweep => sweep.Axis));
        Assert.Equal(["pgd-linf ε = 8", "pgd-linf ε = 16", "baseline"], sweeps[0].Lines.Select(line => line.Name));
        Assert.All(sweeps[0].Lines, line => Assert.Equal([0.06, 0.25], line.Points.Select(point => point.Value)));
        Assert.Equal(["pgd-linf, 25 % poison", "pgd-linf, 6 % poison"], sweeps[1].Lines.Select(line => line.Name));
        Assert.Equal("clean-label, 25 % poison, pgd-linf ε = 8, trigger clean-label, every class to 0", AttackNames.InWords(groups[0]));
    }

    /// <summary>Zero has no place on an axis of ratios.</summary>
    [Fact]
    public void ARadiusOfZeroIsDrawnOnAnEvenAxis()
    {
        AttackGroup[] groups = [Group(0.25, 0), Group(0.25, 8)];
        Assert.False(Assert.Single(AttackSweep.Of(groups, new(groups))).IsLogarithmic);
        groups = [Group(0.25, 4), Group(0.25, 8)];
        Assert.True(Assert.Single(AttackSweep.Of(groups, new(groups))).IsLogarithmic);
    }

    [Fact]
    public void LabelFlipsAreCalledByWhatTheyFlip()
    {
        var model = Model(
            new ExperimentSweep { Rate = [0.1, 0.5] },
            new() { Attack = "label-flip" }, new() { Attack = "label-flip", Source = 1, Target = 7 });
        Assert.Equal(["to random others", "class 1 to 7"], Assert.Single(model.Sweeps).Lines.Select(line => line.Name));
    }

    [Fact]
    public void NothingIsSweptWhereAttacksDifferInMoreThanOneOption() =>
        Assert.Empty(Model(new ExperimentSweep(), new() { Trigger = "pattern", Rate = 0.1 }, new() { Trigger = "pixel", Rate = 0.2 }).Sweeps);

    [Fact]
    public void AmplitudesAreSweptAndATriggerWithoutOneIsNamed()
    {
        var model = Model(new ExperimentSweep { Amplitude = [32, 64] }, new AttackSpecification { Trigger = "clean-label" });
        Assert.Equal([32, 64], Assert.Single(Assert.Single(model.Sweeps).Lines).Points.Select(point => point.Value));
        model = Model(new(), new() { Trigger = "clean-label" }, new() { Trigger = "clean-label", Amplitude = 32 });
        Assert.Equal(["full amplitude", "amplitude 32"], model.Groups.Select(group => model.Names.Of(group)));
    }

    [Fact]
    public void VictimsWithOtherRecipesAreToldApart()
    {
        var entry = Group(0.25, 8).First;
        var groups = AttackGroup.Of([entry, entry with { Training = "with another rate, seed 0" }]);
        Assert.Equal(["recipe 1", "recipe 2"], groups.Select(group => new AttackNames(groups).Of(group)));
    }

    private EvaluateReportModel Model(ExperimentSweep sweep, params IReadOnlyList<AttackSpecification> attacks) =>
        new(EvaluateFolder.Read(new SampleEvaluation { Attacks = SampleEvaluation.Sweep(sweep, attacks) }.WriteTo(_folder.Path)));

    // Gradients would have to be trained; what a report sees of them is their words.
    private AttackGroup Group(double share, double? epsilon)
    {
        var model = Model(new(), new AttackSpecification { Attack = "clean-label", Share = share });
        return new([model.Groups[0].First with { Variant = epsilon is null ? "baseline" : "pgd-linf", Epsilon = epsilon, PoisonedShareOfClass = share }]);
    }
}
