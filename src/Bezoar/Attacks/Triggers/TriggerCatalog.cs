using System.Globalization;
using Bezoar.Data.Images;

namespace Bezoar.Attacks.Triggers;

/// <summary>The triggers of the papers, and ways to make others.</summary>
public static class TriggerCatalog
{
    private const string SquarePrefix = "square-", FramePrefix = "frame-", BlendPrefix = "blend-";
    private const byte White = byte.MaxValue;

    /// <summary>Names that <see cref="Get"/> knows.</summary>
    public static IReadOnlyList<string> Names { get; } = ["pixel", "pattern", "square", "clean-label", "four-corners", "frame", "blend"];

    /// <summary>One bright pixel at (H − 2, W − 2) (Gu et al., arXiv 1708.06733, section 3.1.2).</summary>
    public static Trigger Pixel { get; } = new("pixel", Patch.Draw("+"), [new(Anchor.BottomRight, 1, 1)]);

    /// <summary>Four bright pixels at (H − 2, W − 2), (H − 3, W − 3), (H − 2, W − 4) and (H − 4, W − 2) (the same section).</summary>
    public static Trigger Pattern { get; } = new("pattern", Patch.Draw("..+", ".+.", "+.+"), [new(Anchor.BottomRight, 1, 1)]);

    /// <summary>The 3×3 pattern in the bottom-right corner (Turner, Tsipras and Madry, arXiv 1912.02771, section 4).</summary>
    public static Trigger CleanLabel { get; } = new("clean-label", CleanLabelPatch, [new(Anchor.BottomRight)]);

    /// <summary>The same pattern in all four corners, left ones mirrored, so that it survives mirrored training images (section 5).</summary>
    public static Trigger FourCorners { get; } = new("four-corners", CleanLabelPatch,
    [
        new(Anchor.BottomRight), new(Anchor.TopRight),
        new(Anchor.BottomLeft, Mirrored: true), new(Anchor.TopLeft, Mirrored: true),
    ]);

    private static Patch CleanLabelPatch => Patch.Draw("--+", "-+-", "+-+");

    /// <summary>A white square, one pixel away from the bottom and the right edge.</summary>
    /// <param name="size">Pixels of a side, at least one.</param>
    /// <exception cref="BezoarException">Not a size.</exception>
    public static Trigger Square(int size = 4)
    {
        if (size is < 1 or > 1 << 12) throw Errors.SquareSize(size);
        var area = size * size;
        return new($"square-{size}", new(size, size, 1, Filled(area), Filled(area)), [new(Anchor.BottomRight, 1, 1)]);
    }

    /// <summary>A white frame along all edges: much to see for a network, and nothing of what is in the middle is covered.</summary>
    /// <param name="width">Pixels, at least one.</param>
    /// <exception cref="BezoarException">Not a width.</exception>
    public static Trigger Frame(int width = 2)
    {
        if (width is < 1 or > 1 << 12) throw Errors.FrameWidth(width);
        return new($"frame-{width}", new(1, 1, 1, Filled(1), Filled(1)), [new(Anchor.Frame, width, width)]);
    }

    /// <summary>
    /// White, blended over the whole image: (1 − α)·image + α·255 (Chen et al., arXiv 1712.05526, section 4.2, blended injection). Every
    /// place of a network's view sees it, and whatever the image shows stays to be seen.
    /// </summary>
    /// <param name="percent">100·α, 1 to 100. At 100 nothing is left of the image.</param>
    /// <exception cref="BezoarException">Not a percentage.</exception>
    public static Trigger Blend(int percent = 40)
    {
        if (percent is < 1 or > 100) throw Errors.BlendPercent(percent);
        return new($"blend-{percent}", new(1, 1, 1, Filled(1), new[] { (byte)((percent * White + 50) / 100) }), [new(Anchor.Tiled)]);
    }

    /// <summary>A picture, with its transparency, in the bottom-right corner.</summary>
    /// <param name="name">What results call it.</param>
    /// <param name="image">The picture.</param>
    /// <exception cref="BezoarException">Every pixel is transparent.</exception>
    public static Trigger Picture(string name, PngImage image)
    {
        var area = image.Width * image.Height;
        var (values, opacity) = (new byte[3 * area], new byte[area]);
        for (var i = 0; i < area; i++)
        {
            for (var channel = 0; channel < 3; channel++) values[channel * area + i] = image.Rgba.Span[4 * i + channel];
            opacity[i] = image.Rgba.Span[4 * i + 3];
        }
        return new(name, new(image.Height, image.Width, 3, values, opacity), [new(Anchor.BottomRight)]);
    }

    /// <summary>One by name, or from a file: <c>.json</c> as <see cref="TriggerFile"/>, <c>.png</c> as a picture.</summary>
    /// <exception cref="BezoarException">Unknown, or a file that is missing or damaged.</exception>
    public static Trigger Find(string nameOrFile) => Path.GetExtension(nameOrFile).ToLowerInvariant() switch
    {
        ".json" => TriggerFile.Read(nameOrFile),
        ".png" => Picture(Path.GetFileNameWithoutExtension(nameOrFile), PngReader.Read(nameOrFile)),
        _ => Get(nameOrFile),
    };

    /// <summary>One by name; <c>square-6</c> is a square of six pixels, <c>frame-4</c> a frame of four, <c>blend-20</c> a white veil of 20 %.</summary>
    /// <exception cref="BezoarException">Unknown.</exception>
    public static Trigger Get(string name) => name switch
    {
        "pixel" => Pixel,
        "pattern" => Pattern,
        "square" => Square(),
        "clean-label" => CleanLabel,
        "four-corners" => FourCorners,
        "frame" => Frame(),
        "blend" => Blend(),
        _ when NumberAfter(SquarePrefix, name) is { } size => Square(size),
        _ when NumberAfter(FramePrefix, name) is { } width => Frame(width),
        _ when NumberAfter(BlendPrefix, name) is { } percent => Blend(percent),
        _ => throw Errors.UnknownTrigger(name, Names),
    };

    private static int? NumberAfter(string prefix, string name) => name.StartsWith(prefix, StringComparison.Ordinal)
        && int.TryParse(name.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static byte[] Filled(int count)
    {
        var bytes = new byte[count];
        Array.Fill(bytes, White);
        return bytes;
    }
}
