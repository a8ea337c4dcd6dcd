using System.Text;
using Bezoar.Data;
using Bezoar.Partitioning;
using Bezoar.Voting;

namespace Bezoar.Experiments;

/// <summary>
/// The votes of finished base classifiers, kept in the run's folder while the others are trained: a line that says which run
/// they belong to, then one record for each, added as soon as it is finished. A record that was torn or damaged does not count.
/// </summary>
/// <remarks>
/// Records know their k, so that the same run with another list of k goes on from those that both have, and leaves the others
/// where they are. What belongs to another run is never replaced: it may have taken days.
/// </remarks>
internal sealed class BaseVotesFile : IDisposable
{
    private const string Magic = "bezoar-base-votes/1";

    private readonly Lock _writing = new();
    private readonly string _path;
    private readonly byte[] _head;
    private readonly BaseVotesRecord _record;
    private FileStream? _stream;

    /// <summary>Nothing is read or written yet.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="key">See <see cref="KeyOf"/>.</param>
    /// <param name="inputCount">Test inputs.</param>
    public BaseVotesFile(RunFolderWriter folder, string key, int inputCount)
    {
        (_path, _head) = (folder.PathOf(RunFiles.BaseVotes), Encoding.UTF8.GetBytes($"{Magic} {key}\n"));
        _record = new(_head, inputCount);
    }

    /// <summary>Opens the file for writing. To be replaced where a disk's failure is to be tried.</summary>
    internal Func<string, FileStream> OpenFile { get; init; } =
        static path => new(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);

    /// <summary>Base classifiers that were found in the file and are of no k that this run asks for.</summary>
    public int HeldForOthers { get; private set; }

    /// <inheritdoc cref="VotesKey.Of"/>
    public static string KeyOf(string trainDigest, Dataset test, string learner) => VotesKey.Of(Magic, trainDigest, test, learner);

    /// <summary>Keeps a run of another kind out of a folder with such votes.</summary>
    /// <exception cref="BezoarException">There are some.</exception>
    public static void RefuseIn(RunFolderWriter folder)
    {
        var path = folder.PathOf(RunFiles.BaseVotes);
        if (File.Exists(path)) throw Errors.VotesOfAnotherRun(path);
    }

    /// <summary>Counts what an interrupted run of the same kind left.</summary>
    /// <exception cref="BezoarException">The file belongs to another run, or cannot be read.</exception>
    public void Restore(CollectedVotes votes)
    {
        if (!File.Exists(_path)) return;
        InputFile.Reading(_path, stream =>
        {
            var head = new byte[_head.Length];
            // Where the first line is broken off there was nothing to keep.
            var isEmpty = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length;
            if (!isEmpty && !head.AsSpan().SequenceEqual(_head)) throw Errors.VotesOfAnotherRun(_path);
            var votesOfOne = new int[votes.InputCount];
            while (stream.ReadAtLeast(_record.Bytes, _record.Bytes.Length, throwOnEndOfStream: false) == _record.Bytes.Length)
                Count(votes, votesOfOne);
            return votes;
        });
    }

    /// <summary>Stores one base classifier's votes: from then on neither a killed process nor a lack of power loses them.</summary>
    /// <param name="partitions">k.</param>
    /// <param name="partition">Its number.</param>
    /// <param name="votes">One class per test input.</param>
    /// <exception cref="BezoarException">
    /// The folder cannot be written. What may be left of the record is cut off before another one is added.
    /// </exception>
    public void Append(int partitions, PartitionIndex partition, ReadOnlySpan<int> votes)
    {
        lock (_writing)
        {
            _record.Set(partitions, partition.Value, votes);
            try
            {
                _stream ??= OpenAtEnd();
                _stream.Write(_record.Bytes);
                _stream.Flush(flushToDisk: true);
            }
            catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
            {
                // Whoever opens it again begins behind the last whole record.
                Dispose();
                throw Errors.CannotWrite(_path, cause);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stream?.Dispose();
        _stream = null;
    }

    private void Count(CollectedVotes votes, int[] votesOfOne)
    {
        if (!_record.IsWhole) return;
        if (!votes.Partitions.Contains(_record.Partitions))
        {
            HeldForOthers++;
            return;
        }
        _record.CopyVotesTo(votesOfOne);
        for (var ensemble = 0; ensemble < votes.Partitions.Count; ensemble++)
            if (votes.Partitions[ensemble] == _record.Partitions) votes.Add(ensemble, _record.Partition, votesOfOne);
    }

    /// <summary>Behind the last whole record: a torn one is written over.</summary>
    private FileStream OpenAtEnd()
    {
        var stream = OpenFile(_path);
        try
        {
            if (stream.Length < _head.Length)
            {
                stream.SetLength(0);
                stream.Write(_head);
            }
            stream.SetLength(stream.Length - (stream.Length - _head.Length) % _record.Bytes.Length);
            stream.Seek(0, SeekOrigin.End);
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }
}
