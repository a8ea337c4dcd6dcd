using System.CommandLine;
using Bezoar.Benchmarks.Measurements;
using Bezoar.Benchmarks.Results;
using Bezoar.Experiments.Evaluation;
using Bezoar.Learning.Networks.Ensembles;

namespace Bezoar.Benchmarks.Commands;

/// <summary>The benchmarks that have next to no options.</summary>
internal static class MeasureCommands
{
    public static Command CreateMatrixProduct()
    {
        var size = new Option<int>("--size") { Description = "Rows and columns", DefaultValueFactory = _ => 3000 };
        var rounds = new Option<int>("--rounds") { Description = "Each rate is the median of so many", DefaultValueFactory = _ => 15 };
        return Create("matrix-product", "Matrix product and micro-kernel beside the machine's ceiling, with one and two threads.", [size, rounds],
            (session, parsed) => ArithmeticBenchmark.Run(session, parsed.GetValue(size), parsed.GetValue(rounds)));
    }

    public static Command CreateDescriptors()
    {
        var rounds = new Option<int>("--rounds") { Description = "Each rate is the median of so many", DefaultValueFactory = _ => 9 };
        return Create("descriptors", "Descriptors per second, with one and two threads.", [rounds],
            (session, parsed) => DescriptorsBenchmark.Run(session, parsed.GetValue(rounds)));
    }

    public static Command CreateDigits()
    {
        var rounds = new Option<int>("--rounds") { Description = "The median of so many", DefaultValueFactory = _ => 5 };
        return Create("digits", "Drawing the built-in data set, with one and two threads.", [rounds],
            (session, parsed) => DigitsBenchmark.Run(session, parsed.GetValue(rounds)));
    }

    public static Command CreateThroughput()
    {
        var rounds = new Option<int>("--rounds") { Description = "Each figure is the median of so many", DefaultValueFactory = _ => 9 };
        return Create("throughput", "Images per second of every network architecture, beside the matrix product.", [rounds],
            (session, parsed) => ThroughputBenchmark.Run(session, parsed.GetValue(rounds)));
    }

    public static Command CreateTrain()
    {
        var model = new Option<string?>("--model") { Description = "One training instead of all" };
        model.AcceptOnlyFromAmong([.. TrainBenchmark.Trainings.Select(each => each.Model)]);
        return Create("train", "'./bezoar train' from start to report, and the same weights under other conditions. Takes a quarter of an hour.", [model],
            (session, parsed) =>
            {
                foreach (var training in TrainBenchmark.Trainings)
                    if (parsed.GetValue(model) is not { } only || only == training.Model) TrainBenchmark.Run(session, training.Model);
            });
    }

    public static Command CreateBaseClassifiers()
    {
        var learner = new Option<string>("--learner") { Description = "The networks", DefaultValueFactory = _ => "nin" };
        learner.AcceptOnlyFromAmong([.. NetworkLearners.Names]);
        var partitions = new Option<int>("--partitions") { Description = "Of the whole training set", DefaultValueFactory = _ => 1200 };
        var count = new Option<int>("--count") { Description = "Train so many, spread evenly", DefaultValueFactory = _ => 20 };
        return Create("base-classifiers", "A few base classifiers of an ensemble of networks on MNIST: accuracy and seconds per partition.", [learner, partitions, count],
            (session, parsed) => BaseClassifiersBenchmark.Run(
                session, parsed.GetRequiredValue(learner), parsed.GetValue(partitions), parsed.GetValue(count)));
    }

    public static Command CreateRotNet()
    {
        var epochs = new Option<int>("--epochs") { Description = "Of learning rotations; published: 200", DefaultValueFactory = _ => 2 };
        var channels = new Option<int>("--channels") { Description = "Of blocks; published: 192", DefaultValueFactory = _ => 48 };
        var partitions = new Option<int[]>("--partitions") { Description = "Of the whole training set", DefaultValueFactory = _ => [1200, 3000], AllowMultipleArgumentsPerToken = true };
        var count = new Option<int>("--count") { Description = "Of each, train so many, spread evenly", DefaultValueFactory = _ => 24 };
        var whole = new Option<int?>("--certify") { Description = "Also train all of so many, and certify", HelpName = "K" };
        return Create("rotnet", "SS-DPA on a network that tells rotations apart, on MNIST: accuracy of a few base classifiers. Takes half an hour.", [epochs, channels, partitions, count, whole],
            (session, parsed) => RotNetBenchmark.Run(
                session, new() { Epochs = parsed.GetValue(epochs), Channels = parsed.GetValue(channels) }, parsed.GetRequiredValue(partitions), parsed.GetValue(count), parsed.GetValue(whole)));
    }

    public static Command CreateEvaluate()
    {
        var experiment = new Option<string[]>("--experiment") { Description = $"Of {string.Join(", ", ExperimentCatalog.Names)}; may be given several times. Default: all" };
        experiment.AcceptOnlyFromAmong([.. ExperimentCatalog.Names]);
        var runs = new Option<string?>("--runs") { Description = "Keep run folders here: an interrupted experiment goes on, and its report can be looked at", HelpName = "DIR" };
        var from = new Option<string?>("--from") { Description = "Record this finished run of the one --experiment, instead of running it again", HelpName = "DIR" };
        var backbone = Backbone("The pretrained network of experiments that need one");
        return Create("evaluate", "The published attacks: './bezoar evaluate' for each experiment. All of them take some hours.", [experiment, runs, from, backbone],
            (session, parsed) =>
            {
                if (parsed.GetValue(from) is { } folder)
                {
                    if (parsed.GetValue(experiment) is not [var only]) throw new InvalidOperationException("--from goes with one --experiment: the one whose run it is");
                    EvaluateBenchmark.Record(session, only, folder);
                    return;
                }
                foreach (var name in parsed.GetValue(experiment) is { Length: > 0 } given ? given : ExperimentCatalog.Names)
                    EvaluateBenchmark.Run(session, name, parsed.GetValue(runs), Path.GetFullPath(parsed.GetRequiredValue(backbone)));
            });
    }

    public static Command CreateBackbone()
    {
        var backbone = Backbone("The pretrained network");
        var rounds = new Option<int>("--rounds") { Description = "The median of so many", DefaultValueFactory = _ => 9 };
        return Create("backbone", "Images per second of a pretrained network: forward, and back to the pixels.", [backbone, rounds],
            (session, parsed) => BackboneBenchmark.Run(session, parsed.GetRequiredValue(backbone), "leaky_re_lu_14", parsed.GetValue(rounds)));
    }

    private static Option<string> Backbone(string description) => new("--backbone")
    {
        Description = description,
        HelpName = "FILE",
        DefaultValueFactory = _ => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "bezoar", "backbones", "tiny-darknet.onnx"),
    };

    public static Command CreateAdvise()
    {
        var backbone = Backbone("The pretrained network");
        var dataset = new Option<string>("--dataset") { Description = "Named data set", DefaultValueFactory = _ => "cifar10" };
        dataset.AcceptOnlyFromAmong([.. AdviseBenchmark.Datasets]);
        return Create("advise", "Fills in the strategy table of transfer learning: './bezoar advise' on two classes of a data set.", [backbone, dataset],
            (session, parsed) => AdviseBenchmark.Run(session, parsed.GetRequiredValue(backbone), parsed.GetRequiredValue(dataset)));
    }

    public static Command CreateMethods()
    {
        var dataset = new Option<string>("--dataset") { Description = "Named data set", DefaultValueFactory = _ => "mnist" };
        dataset.AcceptOnlyFromAmong([.. MethodsBenchmark.Datasets]);
        return Create("methods", "Every kind of certificate: './bezoar certify --method …' from start to report, verified. Takes some minutes.", [dataset],
            (session, parsed) => MethodsBenchmark.Run(session, parsed.GetRequiredValue(dataset)));
    }

    public static Command CreateCrafting()
    {
        var rounds = new Option<int>("--rounds") { Description = "The median of so many", DefaultValueFactory = _ => 5 };
        return Create("crafting", "How long poison for MNIST takes to make.", [rounds], (session, parsed) => CraftingBenchmark.Run(session, parsed.GetValue(rounds)));
    }

    public static Command CreateStart()
    {
        var runs = new Option<int>("--runs") { Description = "The median of so many", DefaultValueFactory = _ => 11 };
        return Create("start", "Wall time of './bezoar --help'.", [runs], (session, parsed) => StartBenchmark.Run(session, parsed.GetValue(runs)));
    }

    public static Command CreateNewcomer() =>
        Create("newcomer", "Runs the README's first commands and keeps what they print.", [], (session, _) => NewcomerBenchmark.Run(session));

    public static Command Create(string name, string description, Option[] options, Action<Session, ParseResult> run)
    {
        var results = new Option<string>("--results") { Description = "Where the JSON file goes", HelpName = "DIR", DefaultValueFactory = _ => "results" };
        var command = new Command(name, description) { results };
        foreach (var option in options) command.Options.Add(option);
        command.SetAction(parsed => run(
            new Session(new ResultsFolder(parsed.GetRequiredValue(results)), parsed.InvocationConfiguration.Output), parsed));
        return command;
    }
}
