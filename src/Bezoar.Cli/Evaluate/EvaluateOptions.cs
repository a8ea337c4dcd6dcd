using System.CommandLine;
using Bezoar.Cli.Attack;
using Bezoar.Cli.Data;
using Bezoar.Experiments.Attacking;
using Bezoar.Experiments.Evaluation;
using Bezoar.Experiments.Evaluation.Defence;
using Bezoar.Learning.Networks.Architectures;
using static Bezoar.Cli.OptionKinds;

namespace Bezoar.Cli.Evaluate;

/// <summary>The options of <c>bezoar evaluate</c>, in the order in which its help shows them.</summary>
internal sealed class EvaluateOptions
{
    public Option<string?> Experiment { get; } = new("--experiment")
    {
        Description = $"Repeat a published experiment: {string.Join(", ", ExperimentCatalog.Names)}, or a file .json",
        HelpName = "NAME|FILE",
    };

    public Option<string> Dataset { get; } = new("--dataset")
    {
        Description = "A data set's name ('bezoar data list') or a folder",
        HelpName = "NAME|DIR",
        DefaultValueFactory = _ => "digits",
    };

    public Option<string> Attack { get; } = OneOf("--attack", "What is done to the training set", [.. AttackSpecification.OnAllInputs]);

    public Option<string[]> Model { get; } = new("--model")
    {
        Description = $"The victim, may be given several times: {string.Join(", ", ArchitectureCatalog.All.Select(each => each.Name))}",
        HelpName = "NAME",
        DefaultValueFactory = _ => [new VictimSpecification().Model],
    };

    public Option<int?> Epochs { get; } = MaybeNumber<int>("--epochs", "How often a victim sees every sample [default: the model's recipe]");

    public Option<int?> Targets { get; } = MaybeNumber<int>("--targets", "With an experiment on single test inputs: how many of them are attacked in each setting [default: as the experiment says, or 200]");

    public Option<string?> Backbone { get; } = new("--backbone")
    {
        Description = "With an experiment on single test inputs: the pretrained network whose features the victim uses, an ONNX file",
        HelpName = "FILE",
    };

    public Option<int?> Seeds { get; } = MaybeNumber<int>("--seeds", "How often everything is done, from other initial weights and with other poison [default: 1, or the experiment's]");

    public Option<ulong> Seed { get; } = Number("--seed", "The first of these seeds", 0UL);

    public Option<int[]?> Classes { get; } = Numbers("--classes", "Use these classes only, such as 0,6; they are numbered anew from 0");

    public Option<string?> Defence { get; } = MaybeOneOf(
        "--defence", "Mount the attack against a certified ensemble, too, with more and more poison", [.. DefencePlan.Methods]);

    public Option<int?> Partitions { get; } = MaybeNumber<int>("--partitions", "With --defence: number of partitions [default: training samples / 50]");

    public Option<int[]?> PoisonCounts { get; } = Numbers(
        "--poison-counts", "With --defence: numbers of poison instances, such as 10,100,1000 [default: 1,3,10,30,… up to all]");

    public Option<int?> Every { get; } = MaybeNumber<int>("--every", "Measure success after so many epochs each, and after the last [default: 1, or the experiment's]");

    public Option<string?> Out { get; } = new("--out")
    {
        Description = "Folder for result.json, report.html and predictions; a run into it again trains only what is new [default: runs/, the data set's name and the attack's, or the experiment's]",
        HelpName = "DIR",
    };

    public Option<string?> DataRoot { get; } = DataRootOption.Create();

    public Option<int> Threads { get; } = ThreadsOption.Create();

    public Option<bool> Json { get; } = new("--json") { Description = "Print result.json instead of the table" };

    public AttackOptions Words { get; } = new();

    public IEnumerable<Option> All =>
    [
        Experiment, Targets, Backbone, Dataset, Attack, .. Words.OnAllInputs, Model, Epochs, Seeds, Seed, Classes, Defence, Partitions, PoisonCounts, Every, Out, DataRoot, Threads, Json,
    ];

    /// <summary>Options that an experiment's file decides.</summary>
    public IEnumerable<Option> OfExperiment => [Dataset, Attack, .. Words.OnAllInputs, Model, Epochs, Classes, Defence, .. OfDefence];

    /// <summary>Options of experiments on single test inputs.</summary>
    public IEnumerable<Option> OfTargeted => [Targets, Backbone];

    /// <summary>Options that mean nothing without a defence.</summary>
    public IEnumerable<Option> OfDefence => [Partitions, PoisonCounts];

    /// <summary>Options that mean nothing to an evaluation of all test inputs.</summary>
    public void RefuseTargeted(ParseResult parsed, string? experiment)
    {
        var given = OfTargeted.Where(option => parsed.GetResult(option) is { Implicit: false }).Select(option => option.Name).ToArray();
        if (given.Length > 0) throw new BezoarException($"{string.Join(" and ", given)} go with an experiment on single test inputs, which {experiment ?? "this"} is not");
    }

    public EvaluatePlan ToPlan(ParseResult parsed, ExperimentFile? experiment)
    {
        var plan = experiment?.ToPlan() ?? new EvaluatePlan
        {
            Attacks = [Words.ToSpecification(parsed.GetRequiredValue(Attack), parsed)],
            Victims = [.. parsed.GetRequiredValue(Model).Select(model => new VictimSpecification { Model = model, Epochs = parsed.GetValue(Epochs) })],
            Classes = GivenOf(Classes, parsed),
            Defence = parsed.GetValue(Defence) is { } method ? ToDefence(method, parsed) : null,
        };
        return plan with
        {
            Seeds = parsed.GetValue(Seeds) ?? plan.Seeds,
            FirstSeed = parsed.GetValue(Seed),
            EvaluateEvery = parsed.GetValue(Every) ?? plan.EvaluateEvery,
        };
    }

    private DefencePlan ToDefence(string method, ParseResult parsed) => new()
    {
        Method = method,
        Partitions = parsed.GetValue(Partitions),
        PoisonCounts = GivenOf(PoisonCounts, parsed),
    };
}
