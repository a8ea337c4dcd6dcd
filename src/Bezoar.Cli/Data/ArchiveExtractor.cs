using System.Formats.Tar;
using System.IO.Compression;

namespace Bezoar.Cli.Data;

/// <summary>Takes the files that are wanted out of a .tar.gz. No name from the archive is ever used as a path.</summary>
internal static class ArchiveExtractor
{
    /// <summary>Extracts into a temporary folder, and moves the files to their place once all are there.</summary>
    /// <param name="archivePath">A .tar.gz.</param>
    /// <param name="content">What is wanted.</param>
    /// <param name="parent">Where the content's folder appears.</param>
    /// <param name="cancellation">Leaves nothing behind.</param>
    /// <exception cref="BezoarException">Damaged, a file missing, or the disk does not take it.</exception>
    public static async Task ExtractAsync(string archivePath, ArchiveContent content, string parent, CancellationToken cancellation)
    {
        var target = Path.Combine(parent, content.Folder);
        var temporary = target + ".partial";
        try
        {
            if (Directory.Exists(temporary)) Directory.Delete(temporary, recursive: true);
            Directory.CreateDirectory(temporary);
            await ExtractAsync(archivePath, content, temporary, content.Files.Select(file => file.Name).ToHashSet(), cancellation);
            Directory.CreateDirectory(target);
            foreach (var file in content.Files)
                File.Move(Path.Combine(temporary, file.Name), Path.Combine(target, file.Name), overwrite: true);
        }
        catch (InvalidDataException cause)
        {
            throw Errors.ArchiveDamaged(archivePath, cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw cause is EndOfStreamException ? Errors.ArchiveDamaged(archivePath, cause) : Errors.CannotWrite(target, cause);
        }
        finally
        {
            if (Directory.Exists(temporary)) Directory.Delete(temporary, recursive: true);
        }
    }

    private static async Task ExtractAsync(
        string archivePath, ArchiveContent content, string folder, HashSet<string> missing, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(archivePath);
        await using var gzip = new GZipStream(file, CompressionMode.Decompress);
        await using var tar = new TarReader(gzip);
        while (missing.Count > 0 && await tar.GetNextEntryAsync(copyData: false, cancellation) is { } entry)
        {
            var wanted = content.Files.FirstOrDefault(wanted => entry.Name == $"{content.Folder}/{wanted.Name}");
            if (wanted is null || entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile)) continue;
            if (!missing.Remove(wanted.Name) || entry.DataStream is null) throw Errors.ArchiveDamaged(archivePath);
            await using var output = File.Create(Path.Combine(folder, wanted.Name));
            await entry.DataStream.CopyToAsync(output, cancellation);
        }
        if (missing.Count > 0) throw Errors.ArchiveIncomplete(archivePath, string.Join(", ", missing.Order(StringComparer.Ordinal)));
    }
}
