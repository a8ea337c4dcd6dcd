using Bezoar.Data.Images;
using Bezoar.Experiments.Targeted;

namespace Bezoar.Benchmarks.Tables.Frogs;

/// <summary>Target, base and poison instances side by side, a few attempts on one sheet, pixel by pixel.</summary>
internal static class TripleSheet
{
    // Large images fill a page, and their files, sooner.
    private const int Large = 96;

    /// <summary>Where an experiment's sheet stands, from the repository's root.</summary>
    public static string FileOf(string experiment) => $"docs/attacks/{experiment.Replace("frogs-", "frogs-triples-", StringComparison.Ordinal)}.png";

    /// <summary>A PNG file.</summary>
    public static byte[] Of(SettingExamples examples)
    {
        var (count, across) = examples.Shape.Width < Large ? (9, 3) : (4, 2);
        return ContactSheet.Encode(
            examples.Shape, [.. examples.Triples.Take(count).Select(triple => (IReadOnlyList<byte[]>)[triple.TargetImage, triple.BaseImage, triple.PoisonImage])], across);
    }
}
