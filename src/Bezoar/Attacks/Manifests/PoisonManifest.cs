using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bezoar.Attacks.Triggers;
using Bezoar.Data;

namespace Bezoar.Attacks.Manifests;

/// <summary>
/// What was done to a training set, sample by sample: enough to find every poison instance, to undo the attack, and to notice
/// when either the poisoned training set or the manifest was changed afterwards.
/// </summary>
public sealed record PoisonManifest
{
    /// <summary>The manifest's name in a poisoned data set's folder.</summary>
    public const string FileName = "manifest.json";

    internal const string ThisSchema = "bezoar/manifest/2";

    /// <summary>Kind and version of the file.</summary>
    public string Schema { get; init; } = ThisSchema;

    /// <summary>Version of Bezoar.</summary>
    public required string Version { get; init; }

    /// <summary>Short name of the attack.</summary>
    public required string Attack { get; init; }

    /// <summary>Its options, in words.</summary>
    public required string Description { get; init; }

    /// <summary>Its seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>What it is called in published standards.</summary>
    public required IReadOnlyList<StandardName> Standards { get; init; }

    /// <summary>The trigger, for attacks that have one.</summary>
    public required TriggerFile? Trigger { get; init; }

    /// <summary>What the trigger does, in words.</summary>
    public required string? TargetRule { get; init; }

    /// <summary>The training set before and after.</summary>
    public required ManifestDataset Dataset { get; init; }

    /// <summary>What the attack cost, in both units.</summary>
    public required PoisonBudget Budget { get; init; }

    /// <summary>The file with what changed samples were before, or null where none was changed.</summary>
    public required ManifestOriginals? Originals { get; init; }

    /// <summary>Every touched sample, by index.</summary>
    [JsonConverter(typeof(ManifestLines))]
    public required IReadOnlyList<ManifestSample> Samples { get; init; }

    /// <summary>
    /// SHA-256 of the manifest with this field empty, in lower-case hexadecimal. Whoever keeps it apart from the manifest notices any
    /// change; whoever does not still notices accidents, and every change that leaves manifest and training set at odds.
    /// </summary>
    public string Seal { get; init; } = "";

    /// <summary>Describes an attack.</summary>
    /// <param name="attack">What was done.</param>
    /// <param name="poisoned">What came of it.</param>
    /// <param name="test">The test set that lies beside it, untouched.</param>
    /// <param name="originals">Where the originals of changed samples lie, or null where none was changed.</param>
    /// <param name="version">Of Bezoar.</param>
    public static PoisonManifest Of(IAttack attack, PoisonedDataset poisoned, Dataset test, ManifestOriginals? originals, string version)
    {
        var (before, now) = (poisoned.Original, poisoned.Dataset);
        var manifest = new PoisonManifest
        {
            Version = version,
            Attack = attack.Name,
            Description = attack.Description,
            Seed = attack.Seed,
            Standards = attack.Standards,
            Trigger = attack.Backdoor is { } backdoor ? TriggerFile.Of(backdoor.Trigger) : null,
            TargetRule = attack.Backdoor?.Rule.ToString(),
            Dataset = new(before.Name, before.Shape.ToString()!, before.ClassCount, before.Count, now.Count, before.Digest, now.Digest, test.Digest),
            Budget = poisoned.Budget,
            Originals = originals,
            Samples = [.. poisoned.Instances.Select(instance => ManifestSample.Of(instance, before, now))],
        };
        return manifest with { Seal = manifest.ComputeSeal() };
    }

    /// <summary>The manifest as a file holds it: one line for each sample.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ManifestJson.Default.PoisonManifest) + "\n";

    /// <summary>Writes the manifest.</summary>
    /// <exception cref="BezoarException">The file cannot be written.</exception>
    public void Write(string path) => AtomicFile.WriteText(path, ToJson());

    /// <summary>Reads a manifest and checks its seal.</summary>
    /// <exception cref="BezoarException">Missing, no manifest, of another version, or changed since it was sealed.</exception>
    public static PoisonManifest Read(string path) => InputFile.Reading(path, stream =>
    {
        PoisonManifest? manifest;
        try
        {
            manifest = JsonSerializer.Deserialize(stream, ManifestJson.Default.PoisonManifest);
        }
        catch (JsonException fault)
        {
            throw Errors.NotAManifest(path, fault.Message);
        }
        if (manifest?.Schema != ThisSchema) throw Errors.NotAManifest(path, $"its schema is not {ThisSchema}");
        return manifest.Seal == manifest.ComputeSeal() ? manifest : throw Errors.ManifestChanged(path);
    });

    private string ComputeSeal() =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this with { Seal = "" }, ManifestJson.Default.PoisonManifest)));
}

/// <summary>A training set before and after an attack, and the test set beside it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Shape">What one record holds.</param>
/// <param name="ClassCount">Number of classes.</param>
/// <param name="OriginalCount">Samples before.</param>
/// <param name="PoisonedCount">Samples after.</param>
/// <param name="OriginalDigest">See <see cref="Data.Dataset.Digest"/>.</param>
/// <param name="PoisonedDigest">The same, after the attack.</param>
/// <param name="TestDigest">Of the test set, which no attack touches.</param>
public sealed record ManifestDataset(
    string Name, string Shape, int ClassCount, int OriginalCount, int PoisonedCount, string OriginalDigest, string PoisonedDigest, string TestDigest);

/// <summary>Where changed samples are kept as they were.</summary>
/// <param name="File">A .npy file beside the manifest: uint8, changed samples × bytes of a record, by index.</param>
/// <param name="Sha256">Of that file.</param>
public sealed record ManifestOriginals(string File, string Sha256);
