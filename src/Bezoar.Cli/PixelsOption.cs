using System.CommandLine;
using Bezoar.TransferLearning;

namespace Bezoar.Cli;

/// <summary><c>--pixels</c>, of every command that takes a pretrained network.</summary>
internal static class PixelsOption
{
    /// <param name="what">Begins the sentence: what it means of pixels, perhaps with a condition before.</param>
    public static Option<string?> Create(string what) => OptionKinds.MaybeOneOf(
        "--pixels", $"{what} it was trained to see of pixels: 0 to 1, 0 to 255, -1 to 1, or as torchvision's ImageNet models [default: {BackbonePixels.Unit}]", [.. BackbonePixels.Names]);
}
