namespace Bezoar.Cli.Data;

/// <summary>A file that its publisher will never change.</summary>
/// <param name="Name">The file's name, here and at each address.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Sha256">In lower-case hexadecimal.</param>
internal sealed record RemoteFile(string Name, long Length, string Sha256);

/// <summary>What a data set consists of where it is published.</summary>
/// <param name="Name">As in the catalog.</param>
/// <param name="Addresses">Folders that hold the files, the publisher's own or its best-kept mirror first.</param>
/// <param name="Files">What is downloaded.</param>
internal sealed record DatasetSource(string Name, IReadOnlyList<Uri> Addresses, IReadOnlyList<RemoteFile> Files)
{
    /// <summary>What is taken out of the one file, a .tar.gz, or null where the files are used as they are.</summary>
    public ArchiveContent? Archive { get; init; }
}

/// <summary>The files that an archive holds.</summary>
/// <param name="Folder">Their folder, inside the archive and on disk.</param>
/// <param name="Files">Name and SHA-256 of each file that is needed; others are left in the archive.</param>
internal sealed record ArchiveContent(string Folder, IReadOnlyList<RemoteFile> Files);
