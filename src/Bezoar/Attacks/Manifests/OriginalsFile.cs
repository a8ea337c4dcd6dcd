using Bezoar.Data;
using Bezoar.Data.Npy;

namespace Bezoar.Attacks.Manifests;

/// <summary>What changed samples were before, beside the manifest: without it a change could be found, but not undone.</summary>
public static class OriginalsFile
{
    /// <summary>Name in a poisoned data set's folder.</summary>
    public const string FileName = "originals.npy";

    /// <summary>Writes uint8, changed samples × bytes of a record, by index. Where none was changed, nothing is written and null comes back.</summary>
    /// <exception cref="BezoarException">The folder cannot be written.</exception>
    public static ManifestOriginals? Write(string folder, PoisonedDataset poisoned)
    {
        var changed = poisoned.Instances.Where(instance => instance.Touch == Touch.Changed).ToArray();
        if (changed.Length == 0) return null;
        var size = poisoned.Original.Shape.ByteCount;
        var records = new byte[checked(changed.Length * size)];
        for (var i = 0; i < changed.Length; i++) poisoned.Original.Record(changed[i].Source).CopyTo(records.AsSpan(i * size));
        var path = Path.Combine(folder, FileName);
        NpyFile.Write(path, records, changed.Length, size);
        return new(FileName, FileDigest.Of(path));
    }
}
