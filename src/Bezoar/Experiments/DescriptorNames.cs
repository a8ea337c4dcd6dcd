using Bezoar.Data;

namespace Bezoar.Experiments;

/// <summary>The descriptors of images, by name.</summary>
public static class DescriptorNames
{
    /// <summary>Histogram of oriented gradients: where edges of which direction are. For drawings, digits and other grey images.</summary>
    public const string Hog = "hog";

    /// <summary>Responses of patches to filters: edges, colours and textures. For photographs.</summary>
    public const string Patches = "patches";

    // A patch and a few places for it: what is smaller is no photograph.
    private const int SmallestPhotograph = 12;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Hog, Patches];

    /// <summary>Which suits images of a shape: patches for those in colour, unless they are tiny.</summary>
    public static string DefaultFor(ImageShape shape) =>
        shape.Channels > 1 && Math.Min(shape.Height, shape.Width) >= SmallestPhotograph ? Patches : Hog;
}
