using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Training;

namespace Bezoar.TransferLearning;

/// <summary>What pretrained networks expect of pixels. No file says it, so whoever uses one must.</summary>
public static class BackbonePixels
{
    /// <summary>Bytes / 255.</summary>
    public const string Unit = "unit";

    /// <summary>Names of all conventions.</summary>
    public static IReadOnlyList<string> Names { get; } = [Unit, "bytes", "signed", "imagenet"];

    /// <summary>
    /// <c>unit</c>: 0 … 1 (darknet). <c>bytes</c>: 0 … 255. <c>signed</c>: −1 … 1 (Inception as first published). <c>imagenet</c>: 0 … 1, less ImageNet's mean
    /// colour and divided by its deviation (torchvision). The wrong one is no error, but gives features that are worth less.
    /// </summary>
    /// <param name="name">One of <see cref="Names"/>; null for <see cref="Unit"/>.</param>
    /// <param name="input">Of the network.</param>
    /// <exception cref="BezoarException">No such name, or one for images with another number of channels.</exception>
    public static Standardisation Get(string? name, TensorShape input)
    {
        Standardisation pixels = name switch
        {
            null or Unit => Standardisation.None,
            "bytes" => new([0], [1 / 255.0]),
            "signed" => new([0.5], [0.5]),
            "imagenet" => new([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),
            _ => throw Errors.UnknownPixels(name, Names),
        };
        return pixels.Means.Count == 1 || pixels.Means.Count == input.Channels ? pixels : throw Errors.PixelsDoNotFit(name!, pixels.Means.Count, input.Channels);
    }
}
