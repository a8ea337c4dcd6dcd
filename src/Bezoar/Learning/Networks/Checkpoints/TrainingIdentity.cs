using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Bezoar.Learning.Networks.Layers;
using Bezoar.Learning.Networks.Training;

namespace Bezoar.Learning.Networks.Checkpoints;

/// <summary>Everything that decides what comes out of a training: only where all of it is equal may another run go on.</summary>
internal sealed record TrainingIdentity
{
    private static readonly string[] Keys = ["network", "initial weights", "samples", "test samples", "options", "build of Bezoar"];
    private readonly string[] _texts;

    /// <param name="network">As it is before the first step.</param>
    /// <param name="samples">In the order in which training sees them.</param>
    /// <param name="test">What the epochs' test accuracies are about, if anything.</param>
    /// <param name="options">How it is trained.</param>
    /// <param name="standardisation">What the network sees of pixels, where that is not measured on the samples.</param>
    public TrainingIdentity(Network network, SampleSource samples, SampleSource? test, TrainingOptions options, Standardisation? standardisation) => _texts =
    [
        Describe(network), HashOf(network), HashOf(samples), test is null ? "none" : HashOf(test), options.Description + Describe(standardisation),
        typeof(TrainingIdentity).Module.ModuleVersionId.ToString(),
    ];

    /// <summary>For a file's metadata.</summary>
    public void AddTo(Dictionary<string, string> metadata)
    {
        foreach (var (key, text) in Keys.Zip(_texts)) metadata.Add(key, text);
    }

    /// <summary>What a file says differently.</summary>
    public string[] DifferencesFrom(IReadOnlyDictionary<string, string> metadata) =>
        [.. Keys.Zip(_texts).Where(pair => metadata.GetValueOrDefault(pair.First) != pair.Second).Select(pair => pair.First)];

    private static string Describe(Standardisation? given) => given is null ? ""
        : string.Create(CultureInfo.InvariantCulture, $", pixels of means {string.Join(' ', given.Means.Select(Text))} and deviations {string.Join(' ', given.Deviations.Select(Text))}");

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Describe(Network network) =>
        $"{network.Definition.Name}, {network.Definition.Input}: {Describe(network.Definition.Layers)}";

    private static string Describe(IEnumerable<Layer> layers) => string.Join("; ", layers.Select(layer => layer is Residual residual
        ? $"Residual {{ {Describe(residual.Branch)} | {Describe(residual.Shortcut)} }}"
        : layer.ToString()));

    private static string HashOf(Network network)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var parameter in network.Parameters)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{parameter.Name} {Tensor.Describe(parameter.Shape)}\n"));
            hash.AppendData(MemoryMarshal.AsBytes(parameter.Values));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string HashOf(SampleSource samples)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(
            FormattableString.Invariant($"{samples.Shape} classes={samples.ClassCount} count={samples.Count}\n")));
        Span<byte> label = stackalloc byte[sizeof(int)];
        for (var i = 0; i < samples.Count; i++)
        {
            hash.AppendData(samples.Record(i));
            BinaryPrimitives.WriteInt32LittleEndian(label, samples.Label(i));
            hash.AppendData(label);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
