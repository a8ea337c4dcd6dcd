using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Execution;

/// <summary>
/// Memory for what a thread needs within one item of a loop. It stays with the thread, whose caches hold it, and grows to the
/// largest demand.
/// </summary>
internal static unsafe class ThreadScratch
{
    [ThreadStatic]
    private static AlignedBuffer? t_buffer;

    /// <summary>At least this many numbers, of undefined content, until the thread asks again.</summary>
    public static float* Take(long length)
    {
        if (t_buffer is { } buffer && buffer.Length >= length) return buffer.Start;
        t_buffer?.Dispose();
        // Should there be no memory left, the next to ask must not find what is gone.
        t_buffer = null;
        t_buffer = new(length);
        t_buffer.Clear();
        return t_buffer.Start;
    }
}
