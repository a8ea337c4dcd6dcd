using System.Security.Cryptography;
using Bezoar.Data;
using Bezoar.Voting;

namespace Bezoar.Experiments;

/// <summary>
/// Votes that are complete, kept in the run's folder while it is under way. They are taken up again only by a run whose
/// data, learner, numbers of partitions and build are the same; any other begins afresh.
/// </summary>
/// <param name="folder">The run's folder.</param>
/// <param name="key">See <see cref="KeyOf"/>.</param>
/// <param name="file">Its name in the folder.</param>
internal sealed class PartialVotesFile(RunFolderWriter folder, string key, string file = RunFiles.PartialVotes)
{
    private const string Magic = "bezoar-partial-votes/2";
    private const double SecondsBetweenSaves = 5;
    private readonly Lock _saving = new();
    private readonly string _path = folder.PathOf(file);
    private double _lastSave;

    /// <inheritdoc cref="VotesKey.Of"/>
    /// <param name="trainDigest">Of the training set.</param>
    /// <param name="test">The test set.</param>
    /// <param name="learner">The learner with all its settings.</param>
    /// <param name="tables">What stands in each table.</param>
    public static string KeyOf(string trainDigest, Dataset test, string learner, string tables) => VotesKey.Of(
        FormattableString.Invariant($"{Magic} {PartialVotes.InputsPerBlock} {tables}"), trainDigest, test, learner);

    /// <summary>What an interrupted run of the same kind left, or nothing counted yet.</summary>
    /// <param name="widths">Whole numbers that each table has for a test input.</param>
    /// <param name="inputCount">Test inputs.</param>
    public PartialVotes Restore(IReadOnlyList<int> widths, int inputCount)
    {
        var votes = new PartialVotes(widths, inputCount);
        if (!File.Exists(_path)) return votes;
        try
        {
            using var file = InputFile.Open(_path);
            if (!IsWhole(file)) return votes;
            using var reader = new BinaryReader(file);
            if (reader.ReadString() != Magic || reader.ReadString() != key) return votes;
            for (var open = reader.ReadInt32(); open > 0; open--) ReadBlock(reader, votes);
            return votes;
        }
        catch (Exception cause) when (cause is IOException or FormatException or ArgumentException or IndexOutOfRangeException)
        {
            // A damaged file costs time, not correctness: what it held is counted again.
            return new(widths, inputCount);
        }
    }

    /// <summary>The same, and says how much of the work is done.</summary>
    /// <param name="widths">Whole numbers that each table has for a test input.</param>
    /// <param name="task">What is voted on.</param>
    /// <param name="done">Blocks of test inputs that need not be voted on again.</param>
    public PartialVotes Restore(IReadOnlyList<int> widths, VotingTask task, out int done)
    {
        var votes = Restore(widths, task.Test.Count);
        done = Enumerable.Range(0, votes.BlockCount).Count(votes.IsDone);
        if (done > 0) task.Progress.Note(FormattableString.Invariant($"goes on from an interrupted run: {done} of {votes.BlockCount} blocks of test inputs are done"));
        return votes;
    }

    /// <summary>Saves when the last time is a few seconds ago; one thread at a time.</summary>
    public void SaveNowAndThen(PartialVotes votes, double now)
    {
        lock (_saving)
        {
            if (now - _lastSave < SecondsBetweenSaves) return;
            _lastSave = now;
            Save(votes);
        }
    }

    /// <summary>Saves the blocks that are complete.</summary>
    /// <exception cref="BezoarException">The folder cannot be written.</exception>
    public void Save(PartialVotes votes) => AtomicFile.Write(_path, stream =>
    {
        using var hash = SHA256.Create();
        using (var hashed = new CryptoStream(stream, hash, CryptoStreamMode.Write, leaveOpen: true))
        using (var writer = new BinaryWriter(hashed)) Write(writer, votes);
        stream.Write(hash.Hash!);
    });

    private void Write(BinaryWriter writer, PartialVotes votes)
    {
        writer.Write(Magic);
        writer.Write(key);
        int[] done = [.. Enumerable.Range(0, votes.BlockCount).Where(votes.IsDone)];
        writer.Write(done.Length);
        foreach (var block in done)
        {
            writer.Write(block);
            for (var table = 0; table < votes.Counts.Count; table++)
                foreach (var count in CountsOf(votes, table, block)) writer.Write(count);
        }
    }

    /// <summary>Whether the file ends in the SHA-256 of what is before: a disk that failed can leave any bytes behind.</summary>
    private static bool IsWhole(FileStream file)
    {
        var rest = file.Length - SHA256.HashSizeInBytes;
        if (rest < 0) return false;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        for (int count; rest > 0; rest -= count)
        {
            count = (int)Math.Min(rest, buffer.Length);
            file.ReadExactly(buffer, 0, count);
            hash.AppendData(buffer, 0, count);
        }
        file.ReadExactly(buffer, 0, SHA256.HashSizeInBytes);
        file.Position = 0;
        return hash.GetHashAndReset().AsSpan().SequenceEqual(buffer.AsSpan(0, SHA256.HashSizeInBytes));
    }

    private static void ReadBlock(BinaryReader reader, PartialVotes votes)
    {
        var block = reader.ReadInt32();
        for (var table = 0; table < votes.Counts.Count; table++)
            foreach (ref var count in CountsOf(votes, table, block)) count = reader.ReadInt32();
        votes.MarkDone(block);
    }

    private static Span<int> CountsOf(PartialVotes votes, int table, int block)
    {
        var (first, count) = votes.InputsOf(block);
        return votes.Counts[table].AsSpan(first * votes.Widths[table], count * votes.Widths[table]);
    }
}
