using System.Globalization;
using System.Text;
using Bezoar.Certificates;
using Bezoar.Data;
using Bezoar.Data.Npy;

namespace Bezoar.Experiments;

/// <summary>
/// Writes a run's folder, and keeps every other run out of it meanwhile. <c>result.json</c> goes first and comes last: where it
/// stands, everything that it names is complete.
/// </summary>
public sealed class RunFolderWriter : IDisposable
{
    private readonly FileStream _lock;
    private readonly bool _isNew;

    private RunFolderWriter(string directory, FileStream lockFile, bool isNew) => (Directory, _lock, _isNew) = (directory, lockFile, isNew);

    /// <summary>The folder's path, as the user wrote it.</summary>
    public string Directory { get; }

    /// <summary>Creates the folder where it is missing and locks it; nothing in it is touched yet.</summary>
    /// <exception cref="BezoarException">It cannot be written, or another run is writing into it.</exception>
    public static RunFolderWriter Open(string directory)
    {
        try
        {
            var isNew = !System.IO.Directory.Exists(directory);
            System.IO.Directory.CreateDirectory(directory);
            var path = Path.Combine(directory, RunFiles.Lock);
            return new(directory, new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose), isNew);
        }
        catch (IOException cause) when (File.Exists(Path.Combine(directory, RunFiles.Lock)))
        {
            throw Errors.RunFolderInUse(directory, cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Errors.CannotWrite(directory, cause);
        }
    }

    /// <summary>The path of a file in the folder.</summary>
    public string PathOf(string file) => Path.Combine(Directory, file);

    /// <summary>Whether an interrupted run left votes, or a half-trained network, with which it can go on.</summary>
    public bool HoldsUnfinishedVotes => File.Exists(PathOf(RunFiles.PartialVotes)) || File.Exists(PathOf(RunFiles.PartialGraphVotes)) || File.Exists(PathOf(RunFiles.BaseVotes))
        || System.IO.Directory.EnumerateFiles(Directory, RunFiles.AnyRotations).Any();

    /// <summary>Keeps what a user hands in from being replaced by what a run writes.</summary>
    /// <exception cref="BezoarException">The file lies in this folder under a name that runs write.</exception>
    public void RefuseInput(string path)
    {
        var full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) == Path.TrimEndingDirectorySeparator(Path.GetFullPath(Directory)) && RunFiles.IsOfRun(Path.GetFileName(full)))
            throw Errors.InputWouldBeReplaced(path, Directory);
    }

    /// <summary>Keeps what one command found out from being replaced by what another does: they have nothing in common.</summary>
    /// <param name="command">Of this run.</param>
    /// <exception cref="BezoarException">The folder holds a result of another command.</exception>
    internal void RefuseResultOfOtherThan(string command)
    {
        if (ResultFile.FindCommand(Directory) is { } found && found != command) throw Errors.ResultWouldBeReplaced(Directory, found);
    }

    /// <summary>Removes what an earlier run left: its result first, then the files that it names.</summary>
    /// <exception cref="BezoarException">The folder cannot be written.</exception>
    public void Begin()
    {
        var names = System.IO.Directory.EnumerateFiles(Directory).Select(path => Path.GetFileName(path)).Where(RunFiles.IsOfRun).ToArray();
        foreach (var name in names.OrderBy(name => name != RunFiles.Result)) Discard(name);
    }

    /// <summary>Writes votes and certificates of one entry of the results and returns the SHA-256 of both files.</summary>
    /// <exception cref="BezoarException">The folder cannot be written.</exception>
    public (string Votes, string Certificates) WriteEvidence(CertificateMethod method, ReadOnlySpan<int> rows, Certificate[] certificates)
    {
        var name = method.Description.Method;
        var votesFile = RunFiles.Votes(name, method.Partitions);
        NpyFile.Write(PathOf(votesFile), rows, rows.Length / method.Width, method.Width);
        var certificatesFile = RunFiles.Certificates(name, method.Partitions);
        AtomicFile.WriteText(PathOf(certificatesFile), ToCsv(certificates));
        return (DigestOf(votesFile), DigestOf(certificatesFile));
    }

    /// <summary>Writes what a trained network predicts and returns the file's SHA-256.</summary>
    /// <param name="labels">The true classes.</param>
    /// <param name="predictions">One for each of them.</param>
    /// <exception cref="BezoarException">The folder cannot be written.</exception>
    public string WritePredictions(ReadOnlySpan<int> labels, ReadOnlySpan<int> predictions)
    {
        var text = new StringBuilder("index,label,prediction\n");
        for (var i = 0; i < labels.Length; i++) text.Append(CultureInfo.InvariantCulture, $"{i},{labels[i]},{predictions[i]}\n");
        AtomicFile.WriteText(PathOf(RunFiles.Predictions), text.ToString());
        return DigestOf(RunFiles.Predictions);
    }

    /// <summary>SHA-256 of a file in the folder, in lower-case hexadecimal.</summary>
    internal string DigestOf(string file) => FileDigest.Of(PathOf(file));

    /// <summary>Writes <c>result.json</c>, after which the folder is complete. Unfinished work stays: each run removes its own.</summary>
    /// <exception cref="BezoarException">The folder cannot be written.</exception>
    public void Complete(RunResult result) => ResultFile.Write(Directory, result);

    /// <summary>Lets other runs into the folder again. One that was made for this run and stayed empty disappears.</summary>
    public void Dispose()
    {
        _lock.Dispose();
        try
        {
            if (_isNew && !System.IO.Directory.EnumerateFileSystemEntries(Directory).Any()) System.IO.Directory.Delete(Directory);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // An empty folder does no harm.
        }
    }

    /// <summary>Removes a file that is of no more use.</summary>
    /// <exception cref="BezoarException">It cannot be removed.</exception>
    internal void Discard(string file)
    {
        try
        {
            File.Delete(PathOf(file));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Errors.CannotWrite(PathOf(file), cause);
        }
    }

    private static string ToCsv(Certificate[] certificates)
    {
        var text = new StringBuilder("index,label,prediction,radius\n");
        for (var i = 0; i < certificates.Length; i++)
            text.Append(CultureInfo.InvariantCulture, $"{i},{certificates[i].Label},{certificates[i].Prediction},{certificates[i].Radius}\n");
        return text.ToString();
    }
}
