namespace Bezoar.Features.Graph;

/// <summary>
/// Settings of the graph of nearest neighbours. They were chosen on MNIST by labels of its training set, never of its test set:
/// 8 and 16 neighbours give nearly the same.
/// </summary>
public sealed record GraphOptions
{
    /// <summary>
    /// Neighbours that each input chooses, 1 … 256; an edge holds in both directions. More of them join what does not belong
    /// together, fewer leave parts without any way between them.
    /// </summary>
    public int Neighbours { get; init; } = 12;

    /// <summary>Such as <c>12 nearest neighbours, in either direction</c>.</summary>
    public string Description => FormattableString.Invariant($"{Neighbours} nearest neighbours, in either direction");

    /// <summary>Throws one exception that names every fault.</summary>
    public void Validate()
    {
        if (Neighbours is < 1 or > 256)
            throw Errors.InvalidOptions("graph", [FormattableString.Invariant($"neighbours is {Neighbours}, must be 1 to 256")]);
    }
}
