using Bezoar.Data;
using Bezoar.Learning.Networks.Recipes;
using Bezoar.Learning.Networks.Training;

namespace Bezoar.Learning.Networks.Rotations;

/// <summary>How a network that tells rotations apart is made. The defaults are those of Levine and Feizi (arXiv 2006.14768) for MNIST.</summary>
public sealed record RotNetOptions
{
    private const int MostChannels = 1536;

    // The recipe is the same for all images.
    private static readonly ImageShape AnyImage = new(1, 1, 1);

    /// <summary>How often every image is seen in each of its four rotations. Features keep getting better for dozens of epochs.</summary>
    public int Epochs { get; init; } = 200;

    /// <summary>Channels of a block, a multiple of 6: half as many need about a quarter of the time, for training, heads and votes.</summary>
    public int Channels { get; init; } = 192;

    /// <summary>
    /// Samples of a step: a quarter as many images, each in all its rotations, as Gidaris et al. recommend. More make fewer steps of an epoch.
    /// </summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>Everything that decides the features besides the images, in words.</summary>
    public string Description => FormattableString.Invariant($"rotations, 4 blocks of {Channels} channels, {Training.Description}");

    /// <summary>Throws one exception that names every fault.</summary>
    /// <exception cref="BezoarException">Impossible options.</exception>
    public void Validate()
    {
        if (Faults().ToList() is { Count: > 0 } faults) throw Errors.InvalidOptions("rotation network", faults);
    }

    /// <summary>Everything that is impossible.</summary>
    public IEnumerable<string> Faults()
    {
        if (Epochs is < 1 or > 1_000_000) yield return FormattableString.Invariant($"epochs is {Epochs}, must be 1 to 1000000");
        if (Channels is < 6 or > MostChannels || Channels % 6 != 0)
            yield return FormattableString.Invariant($"channels is {Channels}, must be a multiple of 6 up to {MostChannels}");
        if (BatchSize is < RotatedInputs.Turns or > 1 << 16)
            yield return FormattableString.Invariant($"batch size is {BatchSize}, must be {RotatedInputs.Turns} to {1 << 16}");
    }

    /// <summary>
    /// SGD as for the network in network on partitions. Images are moved but not mirrored: mirrored after it was turned by 90 degrees, an image looks as
    /// if it had been turned by 270.
    /// </summary>
    internal TrainingOptions Training =>
        (RecipeBook.For("nin") with { Epochs = Epochs, BatchSize = BatchSize, MirrorsPhotographs = false }).For(AnyImage);
}
