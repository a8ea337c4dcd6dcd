using System.CommandLine;
using Bezoar.Cli.Data;
using Bezoar.Experiments.Advising;
using Bezoar.TransferLearning;
using static Bezoar.Cli.OptionKinds;

namespace Bezoar.Cli.Advise;

/// <summary>The options of <c>bezoar advise</c>, in the order in which its help shows them.</summary>
internal sealed class AdviseOptions
{
    private static readonly AdvicePlan Defaults = new() { Transfer = new() { Backbone = "" } };

    public Option<string> Backbone { get; } = new("--backbone")
    {
        Description = "The pretrained network: an ONNX file",
        HelpName = "FILE.onnx",
        Required = true,
    };

    public Option<string> Dataset { get; } = new("--dataset")
    {
        Description = "A data set's name ('bezoar data list') or a folder; only its training set is used",
        HelpName = "NAME|DIR",
        DefaultValueFactory = _ => "cifar10",
    };

    public Option<int[]?> Classes { get; } = Numbers("--classes", "Use these classes only, such as 5,6; they are numbered anew from 0");

    public Option<int[]?> PerClass { get; } = Numbers(
        "--per-class", FormattableString.Invariant($"How many samples of each class are few, and how many are many; so many are drawn [default: {Defaults.Few},{Defaults.Many}]"));

    public Option<string?> Pixels { get; } = PixelsOption.Create("What");

    public Option<string?> Layer { get; } = new("--layer")
    {
        Description = "The top layer: the network's last node that is used [default: the one before its classifier]",
        HelpName = "NODE",
    };

    public Option<int?> Size { get; } = MaybeNumber<int>("--size", "Bring images to N×N, closer to what the network was trained on [default: as they are]");

    public Option<int?> Average { get; } = MaybeNumber<int>("--average", "Average feature maps to N×N; more keeps where things are [default: 1]");

    public Option<int> Folds { get; } = Number("--folds", "Every way is tried so often, each time on all folds but one, which it then predicts", Defaults.Folds);

    public Option<ulong> Seed { get; } = Number("--seed", "Of the draw, the folds, initial weights and order", 0UL);

    public Option<string?> DataRoot { get; } = DataRootOption.Create();

    public Option<int> Threads { get; } = ThreadsOption.Create();

    public Option<bool> Json { get; } = new("--json") { Description = "Print all figures as JSON instead of the table" };

    public IEnumerable<Option> All => [Backbone, Dataset, Classes, PerClass, Pixels, Layer, Size, Average, Folds, Seed, DataRoot, Threads, Json];

    /// <summary>What the command line says.</summary>
    /// <exception cref="BezoarException">Not two numbers of samples.</exception>
    public AdvicePlan ToPlan(ParseResult parsed)
    {
        var counts = GivenOf(PerClass, parsed) ?? [Defaults.Few, Defaults.Many];
        if (counts.Length != 2) throw new BezoarException("--per-class takes two numbers, few and many, such as 20,200");
        return new()
        {
            Transfer = new()
            {
                Backbone = parsed.GetRequiredValue(Backbone),
                Pixels = parsed.GetValue(Pixels) ?? BackbonePixels.Unit,
                Layer = parsed.GetValue(Layer),
                Size = parsed.GetValue(Size),
                Average = parsed.GetValue(Average),
            },
            Classes = GivenOf(Classes, parsed),
            Few = counts[0],
            Many = counts[1],
            Folds = parsed.GetValue(Folds),
            Seed = parsed.GetValue(Seed),
        };
    }
}
