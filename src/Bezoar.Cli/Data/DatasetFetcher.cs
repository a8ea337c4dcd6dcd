namespace Bezoar.Cli.Data;

/// <summary>Brings a published data set into its folder below a root, in its publisher's format.</summary>
internal sealed class DatasetFetcher(HttpClient http, IDownloadProgress progress)
{
    /// <summary>Downloads what is not there yet.</summary>
    /// <param name="source">What and from where.</param>
    /// <param name="mirrors">Asked instead of the publisher's addresses unless empty.</param>
    /// <param name="folder">The data set's own folder.</param>
    /// <param name="cancellation">Keeps what has arrived.</param>
    /// <exception cref="BezoarException">
    /// No address delivers a file, a file that is there differs from the publisher's, or the disk does not take it.
    /// </exception>
    public async Task FetchAsync(DatasetSource source, IReadOnlyList<Uri> mirrors, string folder, CancellationToken cancellation)
    {
        var addresses = mirrors.Count > 0 ? mirrors : source.Addresses;
        var place = source.Archive is null ? folder : Path.Combine(folder, source.Archive.Folder);
        var wanted = source.Archive?.Files ?? source.Files;
        var present = wanted.Where(file => IsPresent(Path.Combine(place, file.Name), file)).ToArray();
        foreach (var file in present) progress.Note($"{Path.Combine(place, file.Name)}: already there, SHA-256 is right");
        if (present.Length == wanted.Count) return;

        foreach (var file in source.Files.Except(present))
        {
            var target = Path.Combine(folder, file.Name);
            // An archive stays if unpacking it was interrupted.
            if (!IsPresent(target, file)) await new Downloader(http, progress).FetchAsync(file, addresses, target, cancellation);
            if (source.Archive is null) continue;
            progress.Note($"{file.Name}: unpacking");
            await ArchiveExtractor.ExtractAsync(target, source.Archive, folder, cancellation);
            File.Delete(target);
        }
    }

    private static bool IsPresent(string path, RemoteFile file)
    {
        var info = new FileInfo(path);
        if (!info.Exists) return false;
        return info.Length == file.Length && Checksum.Of(path) == file.Sha256 ? true : throw Errors.NotThePublishersFile(path, file.Sha256);
    }
}
