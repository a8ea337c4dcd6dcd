namespace Bezoar;

internal static partial class Errors
{
    public static BezoarException FetchFailed(string file, IEnumerable<string> failures, string? partial) =>
        Error($"{file}: could not be downloaded ({string.Join("; ", failures)}); check the network{(partial is null ? "" : $" and run the command again, which goes on from {partial}")}, or give another address with --mirror URL");

    public static BezoarException NotThePublishersFile(string path, string expected) =>
        Error($"{path}: is there but is not the publisher's file (its SHA-256 is not {expected}); delete or move it to fetch that one");

    public static BezoarException MirrorNotUrl(string mirror) =>
        Error($"--mirror {mirror}: not an address; write one such as https://example.org/mnist/");

    public static BezoarException ArchiveDamaged(string path, Exception? cause = null) =>
        Error($"{path}: the archive is damaged; delete it and fetch it again", cause);

    public static BezoarException ArchiveIncomplete(string path, string missing) =>
        Error($"{path}: the archive lacks {missing}; fetch it from another address with --mirror URL");
}
