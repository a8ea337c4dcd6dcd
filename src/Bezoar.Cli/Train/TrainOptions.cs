using System.CommandLine;
using Bezoar.Cli.Data;
using Bezoar.Data;
using Bezoar.Experiments;
using Bezoar.Learning.Networks.Architectures;
using Bezoar.Learning.Networks.Optimizers;
using Bezoar.Learning.Networks.Recipes;
using Bezoar.TransferLearning;
using static Bezoar.Cli.OptionKinds;

namespace Bezoar.Cli.Train;

/// <summary>The options of <c>bezoar train</c>, in the order in which its help shows them.</summary>
internal sealed class TrainOptions
{
    public const string Sgd = "sgd";
    private const string Adam = "adam", RmsProp = "rmsprop";

    // Has everything that can be set: what is impossible shows before any data is read.
    private static readonly ImageShape AnyImage = new(3, 32, 32);

    public Option<string> Dataset { get; } = new("--dataset")
    {
        Description = "A data set's name ('bezoar data list') or a folder",
        HelpName = "NAME|DIR",
        DefaultValueFactory = _ => "digits",
    };

    public Option<string> Model { get; } = new("--model")
    {
        Description = $"The network: {string.Join(", ", ArchitectureCatalog.All.Select(each => each.Name))}",
        HelpName = "NAME",
        DefaultValueFactory = _ => new TrainPlan().Architecture,
    };

    public Option<int?> Epochs { get; } = MaybeNumber<int>("--epochs", "How often every training sample is seen [default: recipe]");

    public Option<string?> Out { get; } = new("--out")
    {
        Description = "Folder for result.json, report.html, model and predictions; an interrupted run into it goes on [default: runs/, the data set's name and the model's]",
        HelpName = "DIR",
    };

    public Option<string?> DataRoot { get; } = DataRootOption.Create();

    public Option<int> Threads { get; } = ThreadsOption.Create();

    public Option<bool> Json { get; } = new("--json") { Description = "Print result.json instead of the table" };

    public Option<int?> Batch { get; } = MaybeNumber<int>("--batch", "Samples of one step [default: recipe]");

    public Option<string?> Optimizer { get; } =
        MaybeOneOf("--optimizer", "How a step moves the weights [default: recipe]", Sgd, Adam, RmsProp);

    public Option<double?> Rate { get; } = MaybeNumber<double>("--rate", "Learning rate at its highest [default: recipe, or what is usual with the optimizer]");

    public Option<double?> Momentum { get; } = MaybeNumber<double>("--momentum", "With sgd: 0 to below 1, Nesterov's above 0 [default: recipe]");

    public Option<double?> WeightDecay { get; } = MaybeNumber<double>("--weight-decay", "Pull of the weights towards zero [default: recipe]");

    public Option<string?> Schedule { get; } =
        MaybeOneOf("--schedule", "Course of the learning rate: step is × 0.2 after 30, 60 and 80 % of the epochs [default: recipe]", "constant", "step", "cosine");

    public Option<int?> Crop { get; } = MaybeNumber<int>("--crop", "Move training images by up to so many pixels [default: recipe]");

    public Option<bool?> Mirror { get; } = new("--mirror")
    {
        Description = "Mirror training images left to right at random, or not [default: recipe, for colour images only]",
        HelpName = "true|false",
    };

    public Option<ulong> Seed { get; } = Number("--seed", "Of initial weights, order and random changes: another one gives another network", 0UL);

    public SampleOptions Samples { get; } = new();

    public TransferOptions Transfer { get; } = new();

    public IEnumerable<Option> All =>
    [
        Dataset, Samples.Classes, Samples.PerClass, Model, Epochs, Out, DataRoot, Threads, Json, Batch, Optimizer, Rate, Momentum, WeightDecay, Schedule, Crop,
        Mirror, Seed, Transfer.Backbone, .. Transfer.Details,
    ];

    /// <summary>Refuses options that do not go together.</summary>
    /// <exception cref="BezoarException">Names all of them.</exception>
    public void RequireUnity(ParseResult parsed)
    {
        var isTransfer = IsGiven(Transfer.Backbone, parsed);
        List<string> faults = isTransfer
            ? IsGiven(Model, parsed) ? ["--backbone takes the place of --model; leave one of them out"] : []
            : [.. Transfer.Details.Where(option => IsGiven(option, parsed)).Select(option => $"{option.Name} goes with --backbone")];
        try { ToPlan(parsed).Validate(); }
        catch (BezoarException fault) { faults.Add(fault.Message); }
        if (faults.Count > 0) throw new BezoarException(string.Join("; ", faults));
    }

    /// <summary>The plan as far as it is known before the data is.</summary>
    public TrainPlan ToPlan(ParseResult parsed) => ToPlan(parsed, AnyImage);

    /// <summary>What the command line says, and for the rest what the model's recipe says for such data.</summary>
    public TrainPlan ToPlan(ParseResult parsed, RecordShape shape)
    {
        var model = parsed.GetRequiredValue(Model).ToLowerInvariant();
        var transfer = Transfer.ToPlan(parsed);
        var own = transfer is null ? RecipeBook.For(model) : TransferRecipes.For(transfer);
        var training = (own with
        {
            Epochs = parsed.GetValue(Epochs) ?? own.Epochs,
            BatchSize = parsed.GetValue(Batch) ?? own.BatchSize,
            Optimizer = OptimizerOf(parsed, own.Optimizer),
            Course = parsed.GetValue(Schedule) is { } course ? Enum.Parse<RateCourse>(course, ignoreCase: true) : own.Course,
        }).For(shape);
        return new()
        {
            Architecture = model,
            Transfer = transfer,
            Training = training with
            {
                CropPadding = parsed.GetValue(Crop) ?? training.CropPadding,
                Mirror = parsed.GetValue(Mirror) ?? training.Mirror,
                Seed = parsed.GetValue(Seed),
            },
        };
    }

    private OptimizerOptions OptimizerOf(ParseResult parsed, OptimizerOptions own)
    {
        OptimizerOptions options = parsed.GetValue(Optimizer) switch
        {
            Adam => own as AdamOptions ?? new(),
            RmsProp => own as RmsPropOptions ?? new(),
            Sgd => own as SgdOptions ?? new(),
            _ => own,
        };
        if (options is SgdOptions sgd && parsed.GetValue(Momentum) is { } momentum)
            options = sgd with { Momentum = momentum, Nesterov = momentum > 0 };
        return options with
        {
            LearningRate = parsed.GetValue(Rate) ?? options.LearningRate,
            WeightDecay = parsed.GetValue(WeightDecay) ?? options.WeightDecay,
        };
    }
}
