using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bezoar.Data;

namespace Bezoar.Attacks.Manifests;

/// <summary>A touched sample: what it was, and what it is now.</summary>
/// <param name="Index">Where it stands in the poisoned training set, counted from 0.</param>
/// <param name="Touch">What was done.</param>
/// <param name="Source">The sample of the original training set that it was made from.</param>
/// <param name="Was">The source.</param>
/// <param name="Now">The poison instance.</param>
public sealed record ManifestSample(int Index, Touch Touch, int Source, SampleContent Was, SampleContent Now)
{
    internal static ManifestSample Of(PoisonInstance instance, Dataset before, Dataset now) => new(
        instance.Index, instance.Touch, instance.Source,
        new(instance.LabelBefore, DigestOf(before.Record(instance.Source))),
        new(instance.LabelNow, DigestOf(now.Record(instance.Index))));

    internal static string DigestOf(ReadOnlySpan<byte> record) => Convert.ToHexStringLower(SHA256.HashData(record));
}

/// <summary>A sample's label and the fingerprint of its record.</summary>
/// <param name="Label">Its class.</param>
/// <param name="Sha256">Of the bytes of its record.</param>
public sealed record SampleContent(int Label, string Sha256);

/// <summary>Gives each sample a line of its own in an indented file: there may be thousands of them.</summary>
internal sealed class ManifestLines : JsonConverter<IReadOnlyList<ManifestSample>>
{
    public override IReadOnlyList<ManifestSample> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(ref reader, ManifestLineJson.Default.ManifestSampleArray) ?? [];

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<ManifestSample> value, JsonSerializerOptions options)
    {
        var lines = value.Select(sample => "\n    " + JsonSerializer.Serialize(sample, ManifestLineJson.Default.ManifestSample));
        writer.WriteRawValue($"[{string.Join(',', lines)}\n  ]");
    }
}
