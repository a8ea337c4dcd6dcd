namespace Bezoar.Data;

/// <summary>Opens what a user names, and says in one line why that fails.</summary>
internal static class InputFile
{
    /// <summary>A stream from the file's first byte; it can seek unless the path is a pipe.</summary>
    /// <exception cref="BezoarException">Missing, a folder, or no permission.</exception>
    public static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Directory.Exists(path) ? Errors.InputIsFolder(path) : Errors.CannotRead(path, cause);
        }
    }
}
