namespace Bezoar.Cli.Data;

/// <summary>Shows how far downloads are.</summary>
internal interface IDownloadProgress
{
    /// <summary>So many bytes of a file are here.</summary>
    void Report(RemoteFile file, long done);

    /// <summary>Something worth a line: an address that failed, a file that was there already.</summary>
    void Note(string line);
}
