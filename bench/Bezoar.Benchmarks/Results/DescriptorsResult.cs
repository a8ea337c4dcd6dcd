namespace Bezoar.Benchmarks.Results;

/// <summary><c>descriptors.json</c> and <c>descriptors-patches.json</c>.</summary>
/// <param name="Provenance">How it came to be.</param>
/// <param name="Descriptor">The descriptor with all its settings.</param>
/// <param name="ImageShape">Channels × height × width.</param>
/// <param name="ViewsPerImage">The image itself and its copies.</param>
/// <param name="Rounds">Each rate is the median of so many.</param>
/// <param name="Rates">One per number of threads.</param>
internal sealed record DescriptorsResult(
    Provenance Provenance, string Descriptor, string ImageShape, int ViewsPerImage, int Rounds, IReadOnlyList<DescriptorsRate> Rates)
{
    public const string File = "descriptors", FileOfPatches = "descriptors-patches";
}

/// <param name="Threads">Threads at the same time.</param>
/// <param name="ViewsPerSecond">Descriptors per second.</param>
/// <param name="ImagesPerSecond">Training images, each with all its views, per second.</param>
internal sealed record DescriptorsRate(int Threads, double ViewsPerSecond, double ImagesPerSecond);
