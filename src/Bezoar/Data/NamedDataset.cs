using Bezoar.Numerics;

namespace Bezoar.Data;

/// <summary>A data set that users call by its name.</summary>
/// <param name="Name">Lower case, as on the command line; also the name of its folder.</param>
/// <param name="Description">What it holds, in a few words.</param>
/// <param name="Publisher">Who made it, and where.</param>
/// <param name="Licence">The terms that its publisher states, or that none are stated.</param>
public sealed record NamedDataset(string Name, string Description, string Publisher, string Licence)
{
    /// <summary>What the classes are called, in the order of their labels, or null.</summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>Makes a data set that is built in, on so many threads; null for one that is read from a folder.</summary>
    public Func<Workers, DatasetSplits>? Generate { get; init; }
}
