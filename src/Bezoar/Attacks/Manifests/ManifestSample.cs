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
[JsonConverter(typeof(OneLine))]
public sealed record ManifestSample(int Index, Touch Touch, int Source, SampleContent Was, SampleContent Now)
{
    internal static ManifestSample Of(PoisonInstance instance, Dataset before, Dataset now) => new(
        instance.Index, instance.Touch, instance.Source,
        new(instance.LabelBefore, DigestOf(before.Record(instance.Source))),
        new(instance.LabelNow, DigestOf(now.Record(instance.Index))));

    internal static string DigestOf(ReadOnlySpan<byte> record) => Convert.ToHexStringLower(SHA256.HashData(record));

    /// <summary>Keeps a sample on one line of an indented file: there may be thousands of them.</summary>
    internal sealed class OneLine : JsonConverter<ManifestSample>
    {
        public override ManifestSample? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var line = JsonSerializer.Deserialize(ref reader, ManifestLineJson.Default.ManifestLine);
            return line is null ? null : new(line.Index, line.Touch, line.Source, line.Was, line.Now);
        }

        public override void Write(Utf8JsonWriter writer, ManifestSample value, JsonSerializerOptions options) =>
            writer.WriteRawValue(JsonSerializer.SerializeToUtf8Bytes(
                new(value.Index, value.Touch, value.Source, value.Was, value.Now), ManifestLineJson.Default.ManifestLine));
    }
}

/// <summary>A sample's label and the fingerprint of its record.</summary>
/// <param name="Label">Its class.</param>
/// <param name="Sha256">Of the bytes of its record.</param>
public sealed record SampleContent(int Label, string Sha256);

/// <summary>A sample as its line in the file holds it.</summary>
internal sealed record ManifestLine(int Index, Touch Touch, int Source, SampleContent Was, SampleContent Now);
