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

    /// <summary>As <see cref="Open"/>; a file that begins as gzip does, whatever its name, is decompressed while it is read.</summary>
    /// <exception cref="BezoarException">Missing, a folder, no permission; while reading, damaged or truncated gzip.</exception>
    public static Stream OpenDecompressed(string path)
    {
        var file = Open(path);
        if (!file.CanSeek) return file;
        Span<byte> start = stackalloc byte[2];
        var isGzip = file.ReadAtLeast(start, 2, throwOnEndOfStream: false) == 2 && start is [0x1f, 0x8b];
        file.Position = 0;
        return isGzip ? new CheckedGzipStream(file, path) : file;
    }

    /// <summary>Runs a reader, and turns what the operating system throws meanwhile into one line.</summary>
    public static T Reading<T>(string path, Func<Stream, T> read)
    {
        using var stream = OpenDecompressed(path);
        try
        {
            return read(stream);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Errors.CannotRead(path, cause);
        }
    }
}
