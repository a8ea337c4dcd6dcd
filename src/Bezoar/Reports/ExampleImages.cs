using System.Text.Json;
using Bezoar.Certificates;
using Bezoar.Data;
using Bezoar.Data.Images;
using Bezoar.Experiments;
using Bezoar.Voting;

namespace Bezoar.Reports;

/// <summary>
/// The pixels of those test images that a report shows (<c>examples.json</c>), so that a run's folder can be rendered again
/// where the data set is not at hand.
/// </summary>
public sealed class ExampleImages
{
    private readonly Dictionary<int, byte[]> _pixels;

    private ExampleImages(ImageShape shape, Dictionary<int, byte[]> pixels) => (Shape, _pixels) = (shape, pixels);

    /// <summary>Channels and size of every image.</summary>
    public ImageShape Shape { get; }

    /// <summary>The image of a test input as a PNG file; null where it is not among those that were kept.</summary>
    public byte[]? Png(int index) => _pixels.TryGetValue(index, out var pixels) ? PngWriter.Encode(Shape, pixels) : null;

    /// <summary>Keeps the images that a report on these results shows. Test sets without grey or RGB images leave no file.</summary>
    /// <param name="directory">The run's folder.</param>
    /// <param name="test">The test set.</param>
    /// <param name="certificatesPerResult">For each result, one certificate per test input.</param>
    /// <param name="votesPerResult">For each result, test inputs × classes.</param>
    /// <exception cref="BezoarException">The folder cannot be written.</exception>
    public static void Write(
        string directory,
        Dataset test,
        IReadOnlyList<Certificate[]> certificatesPerResult,
        IReadOnlyList<TallyTable> votesPerResult) =>
        Write(directory, test, certificatesPerResult.Zip(votesPerResult)
            .SelectMany(result => ExampleSelection.From(result.First, result.Second).Indices).Distinct().Order());

    /// <summary>Keeps the images that a report on a trained network shows.</summary>
    /// <param name="directory">The run's folder.</param>
    /// <param name="test">The test set.</param>
    /// <param name="predictions">One class per test input.</param>
    /// <exception cref="BezoarException">The folder cannot be written.</exception>
    public static void Write(string directory, Dataset test, IReadOnlyList<int> predictions) =>
        Write(directory, test, MistakeSelection.From(test.Labels, [.. predictions]).Order());

    private static void Write(string directory, Dataset test, IEnumerable<int> indices)
    {
        if (test.Shape is not ImageShape shape || !PngWriter.CanEncode(shape)) return;
        var file = new ExamplesFile(
            ExamplesFile.CurrentSchema, test.Digest, shape.Channels, shape.Height, shape.Width,
            [.. indices.Select(index => new ExamplePixels(index, test.Record(index).ToArray()))]);
        AtomicFile.WriteText(
            Path.Combine(directory, RunFiles.Examples), JsonSerializer.Serialize(file, ExamplesJson.Default.ExamplesFile) + "\n");
    }

    /// <summary>Reads them back; null where there is no file, or where it stems from another test set than the result.</summary>
    /// <exception cref="BezoarException">Damaged, or pixels that do not fit the size.</exception>
    internal static ExampleImages? Read(string directory, DatasetSummary dataset)
    {
        var path = Path.Combine(directory, RunFiles.Examples);
        if (!File.Exists(path)) return null;
        using var stream = InputFile.Open(path);
        try
        {
            var file = JsonSerializer.Deserialize(stream, ExamplesJson.Default.ExamplesFile);
            if (file is null || file.Schema != ExamplesFile.CurrentSchema || file.TestDigest != dataset.TestDigest) return null;
            var shape = new ImageShape(file.Channels, file.Height, file.Width);
            if (!PngWriter.CanEncode(shape) || file.Images.Any(image => image.Pixels.Length != shape.ByteCount))
                throw new InvalidDataException($"not images of {shape}");
            return new(shape, file.Images.ToDictionary(image => image.Index, image => image.Pixels));
        }
        catch (Exception cause) when (cause is JsonException or InvalidDataException or ArgumentException or OverflowException)
        {
            throw Errors.DamagedExamples(path, cause);
        }
    }
}
