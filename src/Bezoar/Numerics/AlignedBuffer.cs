using System.Runtime.InteropServices;

namespace Bezoar.Numerics;

/// <summary>
/// Float32 numbers outside the managed heap, at an address that is a multiple of 64 bytes: a vector of 16 lanes never
/// straddles two cache lines, and lengths beyond 2³¹ are allowed.
/// </summary>
public sealed unsafe class AlignedBuffer : IDisposable
{
    private const nuint CacheLine = 64;
    private const nuint HugePage = 2 << 20;
    private const int MadviseHugePage = 14;
    private float* _start;

    /// <summary>Reserves memory; its content is undefined.</summary>
    /// <param name="length">How many numbers, ≥ 0.</param>
    public AlignedBuffer(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;
        var bytes = checked((nuint)Math.Max(length, 1) * sizeof(float));
        if (bytes < HugePage)
        {
            _start = (float*)NativeMemory.AlignedAlloc(bytes, CacheLine);
            return;
        }
        _start = (float*)NativeMemory.AlignedAlloc(bytes, HugePage);
        if (OperatingSystem.IsLinux()) _ = AdviseHugePages(_start, bytes, MadviseHugePage);
    }

    [DllImport("libc", EntryPoint = "madvise")]
    private static extern int AdviseHugePages(void* start, nuint bytes, int advice);

    /// <summary>Frees the memory of a buffer that nobody disposed of.</summary>
    ~AlignedBuffer() => Free();

    /// <summary>How many numbers.</summary>
    public long Length { get; }

    internal float* Start => _start;

    /// <summary>A part of at most 2³¹ − 1 numbers.</summary>
    public Span<float> Slice(long start, int length)
    {
        ObjectDisposedException.ThrowIf(_start == null, this);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length - start);
        return new(_start + start, length);
    }

    /// <summary>Sets every number to zero.</summary>
    public void Clear()
    {
        ObjectDisposedException.ThrowIf(_start == null, this);
        NativeMemory.Clear(_start, (nuint)Length * sizeof(float));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.AlignedFree(_start);
        _start = null;
    }
}
