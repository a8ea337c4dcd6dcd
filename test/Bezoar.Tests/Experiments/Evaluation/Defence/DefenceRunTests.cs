using System.Text.Json.Nodes;
using Bezoar.Attacks;
using Bezoar.Data;
using Bezoar.Experiments;
using Bezoar.Experiments.Attacking;
using Bezoar.Experiments.Evaluation;
using Bezoar.Experiments.Evaluation.Defence;
using Bezoar.Learning.Networks.Training;

namespace Bezoar.Tests.Experiments.Evaluation.Defence;

/// <summary>
/// Real attacks against a real ensemble: whatever the poison is, no certified prediction may change, on any test input, clean or triggered.
/// </summary>
public sealed class DefenceRunTests : IDisposable
{
    private static readonly DatasetSplits Splits = Bezoar.Data.Digits.Digits.Create(new() { TrainCount = 600, TestCount = 60, Seed = 5 }, new(2));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Attacks => ["badnets added", "badnets replaced", "badnets to all", "clean label", "label flips"];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void WithinTheRadiusEveryAttackFailsOnEveryInput(string attack)
    {
        var defence = Run(WordsOf(attack), [1, 2, 3, 5, 8, 13, 21]);
        Assert.Equal([0, 1, 2, 3, 5, 8, 13, 21], defence.Points.Select(point => point.PoisonCount));
        Assert.All(defence.Points, point => Assert.Equal(0, point.ChangedThoughCertified));
        Assert.All(defence.Points, point => Assert.True(point.Defended.AttackSuccessRate?.Share is not { } share || share <= point.SuccessBound));
        Assert.All(defence.Points, point => Assert.True(point.Defended.Accuracy.Share >= point.CertifiedAccuracy));
        // Promises that nobody is given would show nothing.
        Assert.True(defence.Points[1].Certified > (attack == "label flips" ? 30 : 60));
        var cost = attack == "badnets added" || attack == "badnets to all" ? 1 : 2;
        Assert.All(defence.Points, point => Assert.Equal(cost * point.PoisonCount, point.Budget));
        Assert.Equal(attack == "label flips", defence.CertificateEndsAt is null);
    }

    [Fact]
    public void TheCertificateEndsWhereTheBoundReachesEverything()
    {
        var ends = Run(WordsOf("badnets added"), [1]).CertificateEndsAt!.Value;
        var points = Run(WordsOf("badnets added"), [ends, ends + 1]).Points;
        Assert.True(points[1].SuccessBound < 1);
        Assert.Equal(1, points[2].SuccessBound);
    }

    [Fact]
    public void WithNoneAndWithAllOfThePoisonTheVictimIsTheOneOfTheResults()
    {
        var result = Execute(WordsOf("badnets added"), [10, 60]);
        var (entry, points) = (result.Results.Single(), result.Defences!.Single().Points);
        Assert.Equal(entry.Intervals.CleanAccuracy, points[0].Undefended.Single().Measures.Accuracy);
        Assert.Equal(entry.Intervals.AttackSuccessRateWithoutPoison, points[0].Undefended.Single().Measures.AttackSuccessRate);
        Assert.Equal(entry.Intervals.AttackSuccessRate, points[2].Undefended.Single().Measures.AttackSuccessRate);
    }

    [Fact]
    public void FinishedStepsAreKept()
    {
        var first = Execute(WordsOf("badnets added"), [5, 10]);
        var notes = new List<string>();
        var again = Execute(WordsOf("badnets added"), [5, 10, 20], notes);
        Assert.Equal(["20 of 60 poison instances"], notes.Where(note => note.EndsWith("poison instances", StringComparison.Ordinal)));
        Assert.Equivalent(first.Defences![0].Points, again.Defences![0].Points.Take(3));
    }

    [Theory]
    [InlineData("[null]"), InlineData("[]")]
    public void DamagedStepsAreMadeAgain(string undefended)
    {
        var first = Execute(WordsOf("badnets added"), [5]);
        foreach (var path in Directory.GetFiles(_folder["run", "victims"], "*.json"))
        {
            if (JsonNode.Parse(File.ReadAllText(path)) is not JsonObject point || !point.ContainsKey("undefended")) continue;
            point["undefended"] = JsonNode.Parse(undefended);
            File.WriteAllText(path, point.ToJsonString());
        }
        var notes = new List<string>();
        Assert.Equivalent(first.Defences![0].Points, Execute(WordsOf("badnets added"), [5], notes).Defences![0].Points);
        Assert.Equal(["0 of 60 poison instances", "5 of 60 poison instances"], notes.Where(note => note.EndsWith("poison instances", StringComparison.Ordinal)));
    }

    [Fact]
    public void MorePoisonThanTheAttackMakesIsRefusedBeforeAnythingIsTrained()
    {
        var notes = new List<string>();
        Fails.With(() => Execute(WordsOf("badnets added"), [61, 60], notes), "evaluate: 61 poison instances asked for", "makes 60");
        Assert.Empty(notes);
    }

    /// <summary>What an attack likes best comes first: with one flip of many, the one that one flip alone would be.</summary>
    [Theory]
    [InlineData("nearest"), InlineData("farthest")]
    public void FewerFlipsAreTheStrongest(string choice)
    {
        PoisonedDataset Craft(double rate) => new AttackSpecification { Attack = "label-flip", Choice = choice, Rate = rate }
            .Create(3, Splits.Train, new()).Craft(Splits.Train, new(2));
        var (all, few) = (Craft(0.1), Craft(5.0 / 600));
        Assert.Equal((60, 5), (all.Instances.Count, few.Instances.Count));
        Assert.Equal(few.Instances, all.Take(5, seed: 9).Instances);
        Assert.Equal(few.Instances, all.Take(20, seed: 9).Take(5, seed: 8).Instances);
        Assert.NotEqual(all.Instances.Take(5), few.Instances);
    }

    [Fact]
    public void LessPoisonIsAPartOfMore()
    {
        var all = WordsOf("badnets added").Create(3, Splits.Train, new()).Craft(Splits.Train, new(2));
        HashSet<(Touch, int)> Sources(PoisonedDataset poison) => [.. poison.Instances.Select(instance => (instance.Touch, instance.Source))];
        Assert.Same(all, all.Take(all.Instances.Count, 3));
        Assert.Equal(Splits.Train.Digest, all.Take(0, 3).Dataset.Digest);
        var (few, more) = (all.Take(10, 3), all.Take(25, 3));
        Assert.Equal(Splits.Train.Count + 10, few.Dataset.Count);
        Assert.ProperSubset(Sources(more), Sources(few));
        foreach (var instance in few.Instances)
        {
            var original = all.Instances.Single(each => each.Source == instance.Source);
            Assert.Equal(all.Dataset.Record(original.Index), few.Dataset.Record(instance.Index));
            Assert.Equal(original.LabelNow, few.Dataset.Labels[instance.Index]);
        }
    }

    private DefendedAttack Run(AttackSpecification words, int[] counts) => Execute(words, counts).Defences!.Single();

    private EvaluateResult Execute(AttackSpecification words, int[] counts, List<string>? notes = null)
    {
        using var folder = RunFolderWriter.Open(_folder["run"]);
        var plan = new EvaluatePlan
        {
            Attacks = [words],
            Victims = [new() { Model = "linear", Epochs = 1 }],
            Defence = new() { Partitions = 40, PoisonCounts = counts },
        };
        return new EvaluateRun(plan, new("test", "test", () => 0), TimeProvider.System, new(), new(2), new Notes(notes ?? [])).Execute(Splits, folder).Result;
    }

    private static AttackSpecification WordsOf(string attack) => attack switch
    {
        "badnets added" => new() { Attack = "badnets", Rate = 0.1, Target = 3 },
        "badnets replaced" => new() { Attack = "badnets", Rate = 0.1, Target = 3, Replace = true },
        "badnets to all" => new() { Attack = "badnets", Rate = 0.1, Rule = "all-to-all" },
        "clean label" => new() { Attack = "clean-label", Share = 0.9, Target = 3 },
        _ => new() { Attack = "label-flip", Rate = 0.1 },
    };

    private sealed class Notes(List<string> notes) : ITrainProgress
    {
        public void Report(Stage stage, int done, int total) { }

        public void Note(string line) => notes.Add(line);

        public void Step(TrainingProgress done) { }

        public void Epoch(TrainingEpoch done, int epochs) { }
    }
}
