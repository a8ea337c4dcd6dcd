using System.CommandLine;
using Bezoar.TransferLearning;
using static Bezoar.Cli.OptionKinds;

namespace Bezoar.Cli.Train;

/// <summary>The options that train a pretrained network further.</summary>
internal sealed class TransferOptions
{
    public Option<string?> Backbone { get; } = new("--backbone")
    {
        Description = "Use a pretrained network in place of --model: an ONNX file",
        HelpName = "FILE.onnx",
    };

    public Option<string?> Pixels { get; } = PixelsOption.Create("With --backbone: what");

    public Option<string?> Layer { get; } = new("--layer")
    {
        Description = "With --backbone: its last node that is used [default: the one before its classifier]",
        HelpName = "NODE",
    };

    public Option<int?> Size { get; } = CreateSize();

    public Option<int?> Average { get; } = CreateAverage();

    public Option<Freezing?> Freeze { get; } = new("--freeze")
    {
        Description = "With --backbone: what stays as it is beside a new last layer, such as all-but-2 for all but the last 2 layers with weights [default: all]",
        HelpName = "all|none|all-but-N",
        CustomParser = argument =>
        {
            var word = argument.Tokens[0].Value;
            if (Freezing.TryParse(word, out var freezing)) return freezing;
            argument.AddError($"--freeze: '{word}' is not all, none or all-but-N with N of at least 1");
            return null;
        },
    };

    public Option<string?> Start { get; } =
        MaybeOneOf("--start", "With --backbone: what is trained begins from pretrained (warm) or fresh weights (cold) [default: warm]", "warm", "cold");

    /// <summary>All but the backbone itself.</summary>
    public IEnumerable<Option> Details => [Pixels, Layer, Size, Average, Freeze, Start];

    /// <summary><c>--size</c>, of every command to which a backbone may be given.</summary>
    public static Option<int?> CreateSize() => MaybeNumber<int>("--size", "With --backbone: bring images to N×N, closer to what it was trained on [default: as they are]");

    /// <summary><c>--average</c>, the same.</summary>
    public static Option<int?> CreateAverage() => MaybeNumber<int>("--average", "With --backbone: average its feature map to N×N; more keeps where things are [default: 1]");

    /// <summary>What the command line says; null without a backbone.</summary>
    public TransferPlan? ToPlan(ParseResult parsed) => parsed.GetValue(Backbone) is not { } backbone ? null : new()
    {
        Backbone = backbone,
        Pixels = parsed.GetValue(Pixels) ?? BackbonePixels.Unit,
        Layer = parsed.GetValue(Layer),
        Size = parsed.GetValue(Size),
        Average = parsed.GetValue(Average),
        Freeze = parsed.GetValue(Freeze) ?? Freezing.All,
        Start = parsed.GetValue(Start) is { } start ? Enum.Parse<StartingWeights>(start, ignoreCase: true) : StartingWeights.Warm,
    };
}
