using System.Buffers.Binary;
using System.IO.Compression;

namespace Bezoar.Data;

/// <summary>
/// Decompresses, and at the end compares the length with the one that gzip keeps in its last four bytes: .NET ignores both
/// a missing end and bytes that follow it.
/// </summary>
internal sealed class CheckedGzipStream(FileStream file, string path) : Stream
{
    private readonly GZipStream _inner = new(file, CompressionMode.Decompress);
    private long _count;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _count; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        int count;
        try
        {
            count = _inner.Read(buffer);
        }
        catch (InvalidDataException cause)
        {
            throw Errors.GzipDamaged(path, cause);
        }
        _count += count;
        if (count == 0 && buffer.Length > 0 && (uint)_count != StoredLength()) throw Errors.GzipDamaged(path);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _inner.Dispose();
        base.Dispose(disposing);
    }

    private uint StoredLength()
    {
        if (file.Length < sizeof(uint)) return 0;
        Span<byte> end = stackalloc byte[sizeof(uint)];
        file.Position = file.Length - end.Length;
        file.ReadExactly(end);
        return BinaryPrimitives.ReadUInt32LittleEndian(end);
    }
}
