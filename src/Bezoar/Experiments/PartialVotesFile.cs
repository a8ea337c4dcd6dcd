using System.Security.Cryptography;
using System.Text;
using Bezoar.Data;
using Bezoar.Voting;

namespace Bezoar.Experiments;

/// <summary>
/// Votes that are complete, kept in the run's folder while it is under way. They are taken up again only by a run whose
/// data, learner and numbers of partitions are the same; any other begins afresh.
/// </summary>
/// <param name="folder">The run's folder.</param>
/// <param name="key">See <see cref="KeyOf"/>.</param>
internal sealed class PartialVotesFile(RunFolderWriter folder, string key)
{
    private const string Magic = "bezoar-partial-votes/1";
    private const double SecondsBetweenSaves = 5;
    private readonly Lock _saving = new();
    private readonly string _path = folder.PathOf(RunFiles.PartialVotes);
    private double _lastSave;

    /// <summary>SHA-256 over everything that decides the votes, the version of this layout and the blocks' size included.</summary>
    public static string KeyOf(DatasetSummary dataset, string learner, IEnumerable<int> partitions) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant(
            $"{Magic} {PartialVotes.InputsPerBlock} {dataset.Digest} {dataset.TestDigest} {string.Join(',', partitions)} {learner}"))));

    /// <summary>What an interrupted run of the same kind left, or nothing counted yet.</summary>
    public PartialVotes Restore(int tables, int inputCount, int classCount)
    {
        var votes = new PartialVotes(tables, inputCount, classCount);
        if (!File.Exists(_path)) return votes;
        try
        {
            using var reader = new BinaryReader(InputFile.Open(_path));
            if (reader.ReadString() != Magic || reader.ReadString() != key) return votes;
            for (var open = reader.ReadInt32(); open > 0; open--) ReadBlock(reader, votes);
            return votes;
        }
        catch (Exception cause) when (cause is IOException or FormatException or ArgumentException or IndexOutOfRangeException)
        {
            // A damaged file costs time, not correctness: what it held is counted again.
            return new(tables, inputCount, classCount);
        }
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
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(key);
        int[] done = [.. Enumerable.Range(0, votes.BlockCount).Where(votes.IsDone)];
        writer.Write(done.Length);
        foreach (var block in done)
        {
            writer.Write(block);
            foreach (var counts in votes.Counts)
                foreach (var count in CountsOf(votes, counts, block)) writer.Write(count);
        }
    });

    private static void ReadBlock(BinaryReader reader, PartialVotes votes)
    {
        var block = reader.ReadInt32();
        foreach (var counts in votes.Counts)
            foreach (ref var count in CountsOf(votes, counts, block)) count = reader.ReadInt32();
        votes.MarkDone(block);
    }

    private static Span<int> CountsOf(PartialVotes votes, int[] counts, int block)
    {
        var (first, count) = votes.InputsOf(block);
        return counts.AsSpan(first * votes.ClassCount, count * votes.ClassCount);
    }
}
