using Bezoar.Data;
using Bezoar.Experiments;
using Bezoar.Voting;

namespace Bezoar.Tests.Experiments;

public sealed class BaseVotesFileTests : IDisposable
{
    private static readonly int[][] Votes = [[0, 1, 2], [2, 2, 2], [1, 0, 999], [3, 4, 5]];

    private readonly TemporaryFolder _folder = new();
    private readonly RunFolderWriter _run;

    public BaseVotesFileTests() => _run = RunFolderWriter.Open(_folder.Path);

    private string FilePath => _folder[RunFiles.BaseVotes];

    public void Dispose()
    {
        _run.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void FinishedClassifiersComeBackAndOthersAreAdded()
    {
        Append(0, 3);
        Append(1);
        var votes = Restore();
        Assert.Equal([0, 1, 3], Done(votes));
        Append(2);
        votes = Restore();
        var table = votes.ToTables()[0];
        for (var i = 0; i < Votes.Length; i++)
            for (var input = 0; input < 3; input++) Assert.InRange(table[input][Votes[i][input]], 1, 2);
    }

    [Fact]
    public void NothingIsThereBeforeSomethingIsFinished()
    {
        Assert.Empty(Done(Restore()));
        Assert.False(File.Exists(FilePath));
    }

    /// <summary>Killed or out of disk space at any byte: what was whole counts, and the rest is written over.</summary>
    [Fact]
    public void ATornRecordDoesNotCount()
    {
        Append(0);
        var one = File.ReadAllBytes(FilePath);
        Append(1);
        var two = File.ReadAllBytes(FilePath);
        for (var length = 0; length < two.Length; length++)
        {
            File.WriteAllBytes(FilePath, two[..length]);
            Assert.Equal(length < one.Length ? [] : [0], Done(Restore()));
            Append(3);
            Assert.Equal(length < one.Length ? [3] : [0, 3], Done(Restore()));
        }
    }

    [Fact]
    public void NoChangedByteOfARecordGoesUnnoticed()
    {
        Append(0);
        var head = (int)new FileInfo(FilePath).Length;
        Append(1);
        Append(2);
        var whole = File.ReadAllBytes(FilePath);
        var record = (whole.Length - head) / 2;
        for (var at = head; at < head + record; at++)
        {
            byte[] damaged = [.. whole];
            damaged[at] ^= 1;
            File.WriteAllBytes(FilePath, damaged);
            Assert.Equal([0, 2], Done(Restore()));
        }
    }

    [Fact]
    public void AnotherListOfPartitionsTakesWhatBothHave()
    {
        Append(0, 1);
        using (var store = new BaseVotesFile(_run, "key", 3)) store.Append(7, new(5), Votes[2]);
        var votes = Restore(2, 7);
        Assert.True(votes.IsCounted(1, 5));
        Assert.Equal(1, votes.Done);
    }

    /// <summary>It may have taken days.</summary>
    [Fact]
    public void WhatBelongsToAnotherRunStays()
    {
        Append(0);
        var before = File.ReadAllBytes(FilePath);
        using var store = new BaseVotesFile(_run, "other", 3);
        var fault = Assert.Throws<BezoarException>(() => store.Restore(new([4], 3, 1000)));
        Assert.Contains(FilePath, fault.Message, StringComparison.Ordinal);
        Assert.Throws<BezoarException>(() => BaseVotesFile.RefuseIn(_run));
        Assert.Equal(before, File.ReadAllBytes(FilePath));
    }

    [Fact]
    public void AFullDiskIsNamedAndCostsOneRecord()
    {
        var disk = new Disk();
        using (var store = new BaseVotesFile(_run, "key", 3) { OpenFile = disk.Open })
        {
            store.Append(4, new(0), Votes[0]);
            disk.Room = 20;
            Fails.With(() => store.Append(4, new(1), Votes[1]), FilePath, "the disk is full");
            // Others that were being trained meanwhile are still added, where there is room again.
            disk.Room = int.MaxValue;
            store.Append(4, new(2), Votes[2]);
            store.Append(4, new(3), Votes[3]);
        }
        Assert.Equal([0, 2, 3], Done(Restore()));
    }

    /// <summary>Where what was torn cannot be cut off, nothing is added behind it: it would be lost.</summary>
    [Fact]
    public void NothingIsAddedBehindATornRecord()
    {
        var disk = new Disk();
        using (var store = new BaseVotesFile(_run, "key", 3) { OpenFile = disk.Open })
        {
            store.Append(4, new(0), Votes[0]);
            disk.Room = 20;
            Fails.With(() => store.Append(4, new(1), Votes[1]), FilePath);
            (disk.Room, disk.CanBeCut) = (int.MaxValue, false);
            Fails.With(() => store.Append(4, new(2), Votes[2]), FilePath);
            disk.CanBeCut = true;
            store.Append(4, new(3), Votes[3]);
        }
        Assert.Equal([0, 3], Done(Restore()));
    }

    [Fact]
    public void AFileThatCannotBeWrittenIsNamed()
    {
        Directory.CreateDirectory(FilePath);
        Assert.Contains(FilePath, Assert.Throws<BezoarException>(() => Append(0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EverythingThatDecidesTheVotesIsInTheKey()
    {
        var test = Test(1, 2);
        string[] keys =
        [
            BaseVotesFile.KeyOf("train", test, "learner"),
            BaseVotesFile.KeyOf("train", test, "other learner"),
            BaseVotesFile.KeyOf("other", test, "learner"),
            BaseVotesFile.KeyOf("train", Test(1, 3), "learner"),
            BaseVotesFile.KeyOf("train", Test(2, 1), "learner"),
        ];
        Assert.Distinct(keys);
        Assert.Equal(keys[0], BaseVotesFile.KeyOf("train", Test(1, 2), "learner"));
    }

    private static Dataset Test(params byte[] pixels) => new("test", new ImageShape(1, 1, 1), 2, pixels, new int[pixels.Length]);

    private void Append(params int[] classifiers)
    {
        using var store = new BaseVotesFile(_run, "key", 3);
        foreach (var each in classifiers) store.Append(4, new(each), Votes[each]);
    }

    private CollectedVotes Restore(params int[] partitions)
    {
        var votes = new CollectedVotes(partitions.Length > 0 ? partitions : [4], 3, 1000);
        using var store = new BaseVotesFile(_run, "key", 3);
        store.Restore(votes);
        return votes;
    }

    private static int[] Done(CollectedVotes votes) => [.. Enumerable.Range(0, 4).Where(i => votes.IsCounted(0, i))];

    /// <summary>Takes so many bytes more of each write, and says no to the rest.</summary>
    private sealed class Disk
    {
        public int Room { get; set; } = int.MaxValue;

        public bool CanBeCut { get; set; } = true;

        public FileStream Open(string path) => new DiskFile(this, path);

        private sealed class DiskFile(Disk disk, string path) : FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, 0)
        {
            public override void Write(ReadOnlySpan<byte> buffer)
            {
                base.Write(buffer[..Math.Min(buffer.Length, disk.Room)]);
                if (buffer.Length > disk.Room) throw new IOException("No space left on device");
            }

            public override void SetLength(long value)
            {
                if (!disk.CanBeCut) throw new IOException("Input/output error");
                base.SetLength(value);
            }
        }
    }
}
