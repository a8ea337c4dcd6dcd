namespace Bezoar.Data;

/// <summary>
/// Writes a file under a temporary name in the same folder and renames it once it is complete: a reader sees the old file or
/// the new one, and after a failure, a full disk or Ctrl-C nothing half-written stays behind.
/// </summary>
public static class AtomicFile
{
    /// <summary>Writes <paramref name="path"/>, replacing a file that is there and creating folders that are missing.</summary>
    /// <param name="path">Where the file appears. A symbolic link is followed.</param>
    /// <param name="write">Fills the stream. Whatever it throws removes the temporary file and is passed on.</param>
    /// <exception cref="BezoarException">No permission, no such folder, disk full, or the path is a folder.</exception>
    public static void Write(string path, Action<Stream> write) => Write(path, write, static (stream, fill) => fill(stream));

    /// <summary>As <see cref="Write(string, Action{Stream})"/>, for content that a closure cannot hold, such as a span.</summary>
    /// <param name="path">Where the file appears.</param>
    /// <param name="state">Handed to <paramref name="write"/>.</param>
    /// <param name="write">Fills the stream.</param>
    /// <exception cref="BezoarException">No permission, no such folder, disk full, or the path is a folder.</exception>
    public static void Write<TState>(string path, TState state, Action<Stream, TState> write) where TState : allows ref struct
    {
        string? temporary = null;
        try
        {
            var target = Path.GetFullPath(path);
            if (Directory.Exists(target)) throw Errors.OutputIsFolder(path);
            if (IsDevice(target))
            {
                using var device = new FileStream(target, FileMode.Open, FileAccess.Write);
                write(device, state);
                return;
            }
            if (new FileInfo(target).LinkTarget is not null)
                target = File.ResolveLinkTarget(target, returnFinalTarget: true)!.FullName;
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            temporary = $"{target}.{Path.GetRandomFileName()}.tmp";
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
                write(stream, state);
            File.Move(temporary, target, overwrite: true);
            temporary = null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Errors.CannotWrite(path, cause);
        }
        finally
        {
            if (temporary is not null) Remove(temporary);
        }
    }

    /// <summary>Writes text as UTF-8 without a byte order mark, line ends as given.</summary>
    /// <exception cref="BezoarException">No permission, no such folder, disk full, or the path is a folder.</exception>
    public static void WriteText(string path, string text) =>
        Write(path, text, static (stream, content) => stream.Write(System.Text.Encoding.UTF8.GetBytes(content)));

    // Renaming a file over /dev/null or /dev/stdout would replace the device itself.
    private static bool IsDevice(string path) =>
        path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal);

    private static void Remove(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // The failure that brought us here is the one to report.
        }
    }
}
