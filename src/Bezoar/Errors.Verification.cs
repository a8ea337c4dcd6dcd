namespace Bezoar;

internal static partial class Errors
{
    public static BezoarException NoRunFolder(string folder) =>
        Error($"{folder}: no such folder; name one that 'bezoar certify --out' wrote");

    public static BezoarException NothingToVerify(string folder) =>
        Error($"{folder}: a training, which certifies nothing, so there is nothing to verify; to check it, run 'bezoar train' again and compare modelSha256");

    /// <param name="folder">The folder that does not hold what it claims.</param>
    /// <param name="failed">How many checks failed.</param>
    /// <param name="total">How many were made.</param>
    /// <param name="subjects">The files and entries that the failed checks are about.</param>
    public static BezoarException NotVerified(string folder, int failed, int total, IEnumerable<string> subjects) =>
        Error($"{folder}: not verified, {failed} of {total} checks failed, about {string.Join(", ", subjects)}; do not rely on it");
}
