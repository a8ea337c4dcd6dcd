using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Bezoar.Experiments;

/// <summary>
/// One base classifier's votes as they are stored: k, the partition's number, the class voted for on each test input, and a
/// SHA-256 over all of this and the run that it belongs to.
/// </summary>
/// <param name="run">What tells runs apart.</param>
/// <param name="inputCount">Test inputs.</param>
internal sealed class BaseVotesRecord(byte[] run, int inputCount)
{
    private const int IntroductionLength = 2 * sizeof(int);

    /// <summary>The bytes, to be filled from a file, or to be written into one.</summary>
    public byte[] Bytes { get; } = new byte[IntroductionLength + (long)inputCount * sizeof(ushort) + SHA256.HashSizeInBytes];

    public int Partitions => BinaryPrimitives.ReadInt32LittleEndian(Bytes);

    public int Partition => BinaryPrimitives.ReadInt32LittleEndian(Bytes.AsSpan(sizeof(int)));

    /// <summary>Whether the bytes are as they were written, by this run.</summary>
    public bool IsWhole
    {
        get
        {
            Span<byte> checksum = stackalloc byte[SHA256.HashSizeInBytes];
            WriteChecksum(checksum);
            return checksum.SequenceEqual(Bytes.AsSpan(^SHA256.HashSizeInBytes..));
        }
    }

    public void Set(int partitions, int partition, ReadOnlySpan<int> votes)
    {
        if (votes.Length != inputCount) throw new ArgumentException("one vote on every test input is needed", nameof(votes));
        BinaryPrimitives.WriteInt32LittleEndian(Bytes, partitions);
        BinaryPrimitives.WriteInt32LittleEndian(Bytes.AsSpan(sizeof(int)), partition);
        for (var i = 0; i < votes.Length; i++) BinaryPrimitives.WriteUInt16LittleEndian(Vote(i), checked((ushort)votes[i]));
        WriteChecksum(Bytes.AsSpan(^SHA256.HashSizeInBytes..));
    }

    public void CopyVotesTo(Span<int> votes)
    {
        for (var i = 0; i < votes.Length; i++) votes[i] = BinaryPrimitives.ReadUInt16LittleEndian(Vote(i));
    }

    private Span<byte> Vote(int input) => Bytes.AsSpan(IntroductionLength + input * sizeof(ushort), sizeof(ushort));

    private void WriteChecksum(Span<byte> destination)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(run);
        hash.AppendData(Bytes.AsSpan(..^SHA256.HashSizeInBytes));
        hash.GetHashAndReset(destination);
    }
}
