using System.Text.Json.Nodes;
using Bezoar.Data;
using Bezoar.Data.Cifar;
using Bezoar.Experiments.Evaluation;
using Bezoar.Experiments.Targeted;
using Bezoar.Tests.Attacks;

namespace Bezoar.Tests.Experiments.Evaluation;

public sealed class ExperimentFileTests : IDisposable
{
    private const string Head = """ "schema": "bezoar/experiment/1", "title": "t", "paper": "p", "figure": "f", "dataset": "digits", """;
    private const string Body = """ "victims": [ { "model": "linear", "epochs": 2 } ], "attacks": [ { "attack": "badnets" } ] """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<string> Files =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "experiments"), "*.json").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Files];

    [Fact]
    public void EveryFileOfTheFolderIsKnownByName() => Assert.Equal(Files, ExperimentCatalog.Names);

    [Theory, MemberData(nameof(Names))]
    public void EveryFileIsPossibleOnDataOfItsShape(string name)
    {
        var (known, experiment) = ExperimentCatalog.Get(name);
        Assert.Equal(name, known);
        Assert.False(string.IsNullOrWhiteSpace(experiment.Title) || string.IsNullOrWhiteSpace(experiment.Paper) || string.IsNullOrWhiteSpace(experiment.Figure));
        if (experiment is TargetedExperimentFile targeted)
        {
            var backbone = targeted.NeedsBackbone ? "some.onnx" : null;
            Assert.Equal(2, new TargetedPlan(targeted.Summarise(name), targeted.Classes, targeted.Settings, 200, backbone, 0).Prepare(DataLike(experiment)).Train.ClassCount);
            return;
        }
        var file = (ExperimentFile)experiment;
        var plan = file.ToPlan();
        Assert.True(plan.Seeds >= 1);
        plan.Prepare(DataLike(file, plan));
    }

    /// <summary>A file that was changed after its experiment was measured would have its tables say what nobody did.</summary>
    [Theory, MemberData(nameof(Names))]
    public void RecordedResultsAreThoseOfTheFile(string name)
    {
        var path = Path.Combine(Repository.Root, "results", $"evaluate-{name}.json");
        // Not every experiment that comes along has been recorded.
        if (!File.Exists(path)) return;
        var rows = JsonNode.Parse(File.ReadAllText(path))!["rows"]!.AsArray();
        var experiment = ExperimentCatalog.Get(name).File;
        if (experiment is TargetedExperimentFile targeted)
        {
            Assert.Equal(
                targeted.Settings.SelectMany(setting => setting.PoisonCounts.Select(count => (setting.Name, setting.Collision.Description, count))),
                rows.Select(row => ((string)row!["setting"]!, (string)row["collision"]!, (int)row["poisonCount"]!)));
            return;
        }
        var plan = ((ExperimentFile)experiment).ToPlan();
        var train = plan.Prepare(DataLike(experiment, plan)).Train;
        var expected = plan.Attacks.SelectMany(words => plan.Victims.Select(victim =>
            (words.Attack, words.Create(0, train, new()).Description, victim.Model, victim.Epochs, plan.Seeds)));
        Assert.Equal(expected.Order(), rows.Select(row => (
            (string)row!["attack"]!, (string)row["description"]!, (string)row["victim"]!, (int?)row["epochs"], (int)row["seeds"]!)).Order());
    }

    /// <summary>As many samples as the smallest rate needs to make a poison instance of, or the largest number of them.</summary>
    private static DatasetSplits DataLike(IExperiment file, EvaluatePlan? plan = null) => file.Dataset switch
    {
        "mnist" => new("mnist", Toys.Images(new(1, 28, 28), plan?.Defence is null ? 2000 : 60_000, 10), Toys.Images(new(1, 28, 28), 20, 10)),
        "cifar10" => new("cifar10", Toys.Images(new(3, 32, 32), 2000, 10), Toys.Images(new(3, 32, 32), 20, 10)) { ClassNames = CifarFile.ClassNames },
        var other => throw new InvalidOperationException($"what shape does {other} have?"),
    };

    [Fact]
    public void WhatIsLeftOutHasADefault()
    {
        var plan = Read($$"""{ {{Head}} {{Body}} }""").ToPlan();
        Assert.Equal((1, 0UL, 1, null), (plan.Seeds, plan.FirstSeed, plan.EvaluateEvery, plan.Classes));
        Assert.Equal([new() { Model = "linear", Epochs = 2 }], plan.Victims);
        Assert.Equal([new() { Attack = "badnets" }], plan.Attacks);
    }

    [Fact]
    public void EveryAttackTakesEveryCombinationOfTheSweep()
    {
        var plan = Read($$"""
            { {{Head}} "victims": [ { "model": "linear" } ],
              "attacks": [ { "attack": "badnets", "rate": 0.5 }, { "attack": "badnets", "trigger": "pixel" } ],
              "sweep": { "rate": [0.1, 0.2], "target": [3, 4], "amplitude": [16, 255] } }
            """).ToPlan();
        Assert.Equal(16, plan.Attacks.Distinct().Count());
        Assert.Equal([new() { Rate = 0.1, Target = 3, Amplitude = 16 }, new() { Rate = 0.1, Target = 3, Amplitude = 255 }], plan.Attacks.Take(2));
        Assert.Equal(new() { Trigger = "pixel", Rate = 0.2, Target = 4, Amplitude = 255 }, plan.Attacks[^1]);
    }

    [Fact]
    public void TheRestOfTheSweepIsOfCleanLabels()
    {
        var plan = Read($$"""
            { {{Head}} "victims": [ { "model": "linear" } ], "attacks": [ { "attack": "clean-label", "variant": "pgd-l2" } ],
              "sweep": { "share": [0.06], "epsilon": [300, 600], "tau": [0.1] } }
            """).ToPlan();
        Assert.Equal([300.0, 600.0], plan.Attacks.Select(attack => attack.Epsilon));
        Assert.All(plan.Attacks, attack => Assert.Equal((0.06, 0.1), (attack.Share, attack.Tau)));
    }

    [Fact]
    public void CommentsAndTrailingCommasAreAllowed() => Assert.Single(Read($$"""
        {
          // For the reader.
          {{Head}} /* and */ {{Body}},
        }
        """).Attacks);

    [Theory]
    [InlineData("""{ @H @B, "seed": 3 }""", "'seed'")]
    [InlineData("""{ @H "victims": [ { "model": "linear", "epoch": 2 } ], "attacks": [ { "attack": "badnets" } ] }""", "'epoch'")]
    [InlineData("""{ @H "victims": [ { "model": "linear" } ], "attacks": [ { "attack": "badnets", "rates": 2 } ] }""", "'rates'")]
    [InlineData("""{ @H @B, "sweep": { "rates": [0.1] } }""", "'rates'")]
    [InlineData("""{ @H "victims": [ { "epochs": 2 } ], "attacks": [ { "attack": "badnets" } ] }""", "model")]
    [InlineData("""{ @H "victims": [ { "model": "linear" } ], "attacks": [ { } ] }""", "attack")]
    [InlineData("""{ @H "victims": [ { "model": "linear" } ] }""", "attacks")]
    [InlineData("""{ @H "victims": [ null ], "attacks": [ { "attack": "badnets" } ] }""", "null in a list")]
    [InlineData("""{ @H "victims": [ { "model": "linear" } ], "attacks": [ null ] }""", "null in a list")]
    [InlineData("""{ @H @B, "published": [ null ] }""", "null in a list")]
    [InlineData("""{ "schema": "bezoar/trigger/1", "title": "t", "paper": "p", "figure": "f", "dataset": "digits", @B }""", "schema is not bezoar/experiment/1")]
    [InlineData("null", "schema")]
    [InlineData("{", "not an experiment")]
    public void SaysWhatIsWrong(string text, string part) => Fails.With(
        () => Read(text.Replace("@H", Head, StringComparison.Ordinal).Replace("@B", Body, StringComparison.Ordinal)), "own.json: not an experiment: ", part);

    [Fact]
    public void AFileIsCalledByItsName()
    {
        var path = _folder.WriteText("own.json", $$"""{ {{Head}} {{Body}}, "published": [ { "what": "error", "value": "none" } ] }""");
        var (name, file) = ExperimentCatalog.Get(path);
        var summary = file.Summarise(name);
        Assert.Equal(("own", "t", "p", "f"), (summary.Name, summary.Title, summary.Paper, summary.Figure));
        Assert.Equal([new("error", "none")], summary.Published);
        Fails.With(() => ExperimentCatalog.Get(_folder["absent.json"]), "absent.json: no such file");
    }

    [Theory]
    [InlineData("badnets-mnist-patern", "did you mean badnets-mnist-pattern?")]
    [InlineData("label-flip-mnist", "did you mean label-flips-mnist?")]
    public void AMisspeltNameGetsTheNearest(string name, string part) =>
        Fails.With(() => ExperimentCatalog.Get(name), $"no experiment is called '{name}'", part);

    [Fact]
    public void ANameThatIsNearNoneGetsAllOfThem()
    {
        var message = Assert.Throws<BezoarException>(() => ExperimentCatalog.Get("stuxnet")).Message;
        Assert.DoesNotContain("did you mean", message, StringComparison.Ordinal);
        Assert.All(ExperimentCatalog.Names, name => Assert.Contains(name, message, StringComparison.Ordinal));
    }

    private ExperimentFile Read(string text) => (ExperimentFile)ExperimentCatalog.Get(_folder.WriteText("own.json", text)).File;
}
