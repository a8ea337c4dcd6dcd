using System.Security.Cryptography;

namespace Bezoar.Data;

/// <summary>The fingerprint of a whole file.</summary>
internal static class FileDigest
{
    /// <summary>SHA-256, in lower-case hexadecimal.</summary>
    /// <exception cref="BezoarException">It cannot be read.</exception>
    public static string Of(string path)
    {
        using var stream = InputFile.Open(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
