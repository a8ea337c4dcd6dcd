using System.Text.Json;
using Bezoar.Data;
using Bezoar.Data.Images;
using Bezoar.Experiments;

namespace Bezoar.Reports.Evaluation;

/// <summary>What <c>attack-examples.json</c> holds, read back.</summary>
internal sealed class AttackPictures
{
    private readonly Dictionary<string, VictimPictures> _victims;

    private AttackPictures(ImageShape shape, Dictionary<string, VictimPictures> victims) => (Shape, _victims) = (shape, victims);

    /// <summary>Channels and size of every image.</summary>
    public ImageShape Shape { get; }

    /// <summary>Pictures of one victim; null where none were kept, such as for all seeds but the first.</summary>
    /// <param name="predictions">Its file, as <c>result.json</c> names it.</param>
    public VictimPictures? For(string predictions) => _victims.GetValueOrDefault(predictions);

    /// <summary>Reads them; null where there is no file, or where it stems from another test set than the result.</summary>
    /// <exception cref="BezoarException">Damaged, or what does not fit the size, the test set or its classes.</exception>
    public static AttackPictures? Read(string directory, DatasetSummary dataset)
    {
        var path = Path.Combine(directory, RunFiles.AttackExamples);
        if (!File.Exists(path)) return null;
        using var stream = InputFile.Open(path);
        try
        {
            var file = JsonSerializer.Deserialize(stream, AttackExamplesJson.Default.AttackExamplesFile);
            if (file is null || file.Schema != AttackExamplesFile.CurrentSchema || file.TestDigest != dataset.TestDigest) return null;
            var shape = new ImageShape(file.Channels, file.Height, file.Width);
            if (!PngWriter.CanEncode(shape)) throw new InvalidDataException($"not images of {shape}");
            foreach (var victim in file.Victims) Check(victim, shape, dataset);
            return new(shape, file.Victims.ToDictionary(victim => victim.Predictions));
        }
        catch (Exception cause) when (cause is JsonException or InvalidDataException or ArgumentException or OverflowException)
        {
            throw Errors.DamagedExamples(path, cause);
        }
    }

    private static void Check(VictimPictures? victim, ImageShape shape, DatasetSummary dataset)
    {
        bool IsImage(byte[]? pixels) => pixels?.Length == shape.ByteCount;
        bool IsClass(int label) => (uint)label < (uint)dataset.ClassCount;
        var fits = victim is not null
            && victim.Inputs.All(input => input is not null && (uint)input.Index < (uint)dataset.TestCount && IsClass(input.Label)
                && IsClass(input.Target ?? 0) && IsImage(input.Pixels) && (input.Triggered is null || IsImage(input.Triggered)))
            && victim.Poison.All(poison => poison is not null && IsClass(poison.LabelBefore) && IsClass(poison.LabelNow)
                && IsImage(poison.Before) && (poison.Now is null || IsImage(poison.Now)));
        if (!fits) throw new InvalidDataException("an entry does not fit the test set");
    }
}
