using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Bezoar.Data;

/// <summary>The fingerprint that stands in every result.</summary>
internal static class DatasetDigest
{
    /// <summary>SHA-256 over a header line (shape, classes, count) and then every record with its label, in content order.</summary>
    public static string Compute(Dataset dataset)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(
            FormattableString.Invariant($"bezoar-dataset/1 {dataset.Shape} classes={dataset.ClassCount} count={dataset.Count}\n")));
        Span<byte> label = stackalloc byte[sizeof(int)];
        foreach (var i in dataset.InContentOrder)
        {
            hash.AppendData(dataset.Record(i));
            BinaryPrimitives.WriteInt32LittleEndian(label, dataset.Labels[i]);
            hash.AppendData(label);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
