using Bezoar.Data;
using Bezoar.Data.Npy;

namespace Bezoar.Attacks.Manifests;

/// <summary>Undoes an attack, and notices whatever does not fit together on the way.</summary>
public static class PoisonRestoration
{
    /// <summary>The original training set, sample by sample in its own order.</summary>
    /// <param name="manifest">What was done.</param>
    /// <param name="poisoned">The poisoned training set, as it was read back.</param>
    /// <param name="folder">Where the manifest and the originals lie.</param>
    /// <exception cref="BezoarException">
    /// The training set, a sample, the manifest or the originals are not what they were: one message with the first fault found.
    /// </exception>
    public static Dataset Restore(PoisonManifest manifest, Dataset poisoned, string folder)
    {
        var facts = manifest.Dataset;
        if (poisoned.Count != facts.PoisonedCount || poisoned.Shape.ToString() != facts.Shape)
            throw Errors.ManifestOfOtherDataset($"it has {poisoned.Count} samples of {poisoned.Shape}, the manifest says {facts.PoisonedCount} of {facts.Shape}");
        RequireSamples(manifest, poisoned);
        var size = poisoned.Shape.ByteCount;
        var records = poisoned.Records[..checked(facts.OriginalCount * size)].ToArray();
        var labels = poisoned.Labels[..facts.OriginalCount].ToArray();
        var originals = ReadOriginals(manifest, folder, size);
        var next = 0;
        foreach (var sample in manifest.Samples)
        {
            if (sample.Touch == Touch.Added) continue;
            labels[sample.Index] = sample.Was.Label;
            if (sample.Touch == Touch.Changed) originals.AsSpan(next++ * size, size).CopyTo(records.AsSpan(sample.Index * size));
            if (ManifestSample.DigestOf(records.AsSpan(sample.Index * size, size)) != sample.Was.Sha256)
                throw Errors.ManifestOfOtherDataset($"sample {sample.Index} cannot be brought back to what the manifest says it was");
        }
        var restored = new Dataset(facts.Name, poisoned.Shape, facts.ClassCount, records, labels);
        return restored.Digest == facts.OriginalDigest ? restored
            : throw Errors.ManifestOfOtherDataset($"without the manifest's samples it is not the original: other samples were touched as well");
    }

    /// <summary>Every sample must be where the manifest says, and what it says.</summary>
    private static void RequireSamples(PoisonManifest manifest, Dataset poisoned)
    {
        var facts = manifest.Dataset;
        var added = manifest.Samples.Count(sample => sample.Touch == Touch.Added);
        if (facts.OriginalCount + added != facts.PoisonedCount) throw Errors.ManifestOfOtherDataset($"the manifest's counts contradict one another");
        var previous = -1;
        foreach (var sample in manifest.Samples)
        {
            var fits = sample.Index > previous && sample.Index < poisoned.Count
                && (sample.Touch == Touch.Added) == (sample.Index >= facts.OriginalCount)
                && (uint)sample.Was.Label < (uint)facts.ClassCount;
            if (!fits) throw Errors.ManifestOfOtherDataset($"the manifest's entry for sample {sample.Index} contradicts its other entries");
            previous = sample.Index;
            if (poisoned.Labels[sample.Index] != sample.Now.Label || ManifestSample.DigestOf(poisoned.Record(sample.Index)) != sample.Now.Sha256)
                throw Errors.ManifestOfOtherDataset($"sample {sample.Index} is not what the manifest says it is now");
        }
    }

    private static byte[] ReadOriginals(PoisonManifest manifest, string folder, int size)
    {
        var changed = manifest.Samples.Count(sample => sample.Touch == Touch.Changed);
        if (changed == 0) return [];
        // A name and no path: a manifest from elsewhere must not reach beyond its folder.
        if (manifest.Originals is not { } originals || Path.GetFileName(originals.File) != originals.File)
            throw Errors.ManifestOfOtherDataset($"the manifest does not say where the originals of changed samples are");
        var path = Path.Combine(folder, originals.File);
        if (FileDigest.Of(path) != originals.Sha256) throw Errors.ManifestOfOtherDataset($"{path} is not what it was when the manifest was written");
        var array = NpyFile.Read(path);
        return array.Shape is [var rows, var columns] && rows == changed && columns == size && array.Type == NpyType.UInt8
            ? array.As<byte>().ToArray()
            : throw Errors.ManifestOfOtherDataset($"{path} does not hold {changed} records of {size} bytes");
    }
}
