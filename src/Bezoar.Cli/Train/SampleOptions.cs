using System.CommandLine;
using Bezoar.Experiments;
using static Bezoar.Cli.OptionKinds;

namespace Bezoar.Cli.Train;

/// <summary>The options that take a part of a data set.</summary>
internal sealed class SampleOptions
{
    public Option<int[]?> Classes { get; } = Numbers("--classes", "Use these classes only, such as 5,6; they are numbered anew from 0");

    public Option<int?> PerClass { get; } = MaybeNumber<int>("--per-class", "Train on so many samples of each class, drawn at random [default: all]");

    public SampleChoice ToChoice(ParseResult parsed, ulong seed) => new()
    {
        Classes = GivenOf(Classes, parsed),
        PerClass = parsed.GetValue(PerClass),
        Seed = seed,
    };
}
