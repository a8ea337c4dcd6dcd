using System.Security.Cryptography;
using System.Text;
using Bezoar.Data;
using Bezoar.Data.Npy;

namespace Bezoar.TransferLearning;

/// <summary>
/// Keeps features from run to run, one <c>.npy</c> file (float32, images × features) for each backbone and data set, under a fingerprint of both, and
/// beside it the file's SHA-256. A file that is damaged, or that cannot be written, costs time and nothing else.
/// </summary>
/// <param name="folder">Where; null keeps nothing.</param>
public sealed class FeatureCache(string? folder)
{
    /// <summary>Keeps nothing.</summary>
    public static FeatureCache None { get; } = new(null);

    /// <summary>Features that were kept, or that are computed now.</summary>
    /// <param name="backbone">Decides them, together with the images and their order.</param>
    /// <param name="images">In whatever order.</param>
    /// <param name="compute">Makes them where they are not kept.</param>
    internal float[] GetOrCompute(Backbone backbone, Dataset images, Func<float[]> compute)
    {
        if (folder is null) return compute();
        var key = Key(backbone, images);
        var path = Path.Combine(folder, $"features-{key[..24]}.npy");
        if (Find(path, images.Count, backbone.FeatureCount) is { } kept) return kept;
        var features = compute();
        try
        {
            NpyFile.Write(path, features, images.Count, backbone.FeatureCount);
            AtomicFile.WriteText(SealOf(path), FileDigest.Of(path));
        }
        catch (BezoarException)
        {
            // They will be computed again.
        }
        return features;
    }

    // A data set's digest does not see the order of its samples, and the file does.
    private static string Key(Backbone backbone, Dataset images)
    {
        var records = Convert.ToHexStringLower(SHA256.HashData(images.Records));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{backbone.Digest} {images.Shape} {records}")));
    }

    private static float[]? Find(string path, int count, int length)
    {
        if (!File.Exists(path) || !File.Exists(SealOf(path))) return null;
        try
        {
            if (File.ReadAllText(SealOf(path)) != FileDigest.Of(path)) return null;
            var array = NpyFile.Read(path);
            return array.Shape is [var rows, var columns] && rows == count && columns == length ? array.ToSingle() : null;
        }
        catch (Exception cause) when (cause is BezoarException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string SealOf(string path) => path + ".sha256";
}
