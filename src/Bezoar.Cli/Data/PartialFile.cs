using System.Security.Cryptography;

namespace Bezoar.Cli.Data;

/// <summary>What has arrived of a file so far.</summary>
internal sealed class PartialFile
{
    private readonly string _target;

    public PartialFile(string target, RemoteFile file)
    {
        (_target, File) = (target, file);
        var info = new FileInfo(Path);
        if (info.Exists) Length = info.Length;
        // A file that is too long is not the beginning of this one.
        if (Length > file.Length) Discard("");
    }

    public RemoteFile File { get; }

    public string Path => _target + ".partial";

    public long Length { get; private set; }

    public bool IsWhole => Length == File.Length;

    public FileStream Append() => Guard(() =>
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!);
        return new FileStream(Path, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
    });

    public void Write(FileStream output, ReadOnlySpan<byte> bytes)
    {
        try
        {
            output.Write(bytes);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Errors.CannotWrite(Path, cause);
        }
        Length += bytes.Length;
    }

    /// <summary>Starts again from nothing.</summary>
    public Failure Discard(string reason, bool isFinal = false) => Guard(() =>
    {
        if (System.IO.File.Exists(Path)) System.IO.File.Delete(Path);
        Length = 0;
        return new Failure(reason, isFinal);
    });

    /// <summary>Checks the sum and gives the file its name.</summary>
    /// <param name="inOnePiece">Whether all of it came from one answer of one server, which would then only give it again.</param>
    public Failure? Complete(bool inOnePiece) => Guard(() =>
    {
        var found = Checksum.Of(Path);
        if (found != File.Sha256) return Discard($"its SHA-256 is {found} and not {File.Sha256}", inOnePiece);
        System.IO.File.Move(Path, _target, overwrite: true);
        return null;
    });

    private T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Errors.CannotWrite(Path, cause);
        }
    }
}

/// <summary>SHA-256 of files.</summary>
internal static class Checksum
{
    public static string Of(string path)
    {
        using var stream = System.IO.File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
