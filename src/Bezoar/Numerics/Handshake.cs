namespace Bezoar.Numerics;

/// <summary>
/// One thread tells another that something is ready. The other spins for some microseconds first, because in small steps the
/// news comes soon and the operating system takes longer than that to wake a thread; then it sleeps.
/// </summary>
internal sealed class Handshake
{
    // Some 100 µs: several times the gap between two small operations, and about what it takes to wake a thread.
    private const int Spins = 4000;

    private readonly object _gate = new();
    private int _isSet;
    private bool _sleeps;

    /// <summary>Lets the waiting thread go on, or the next one that waits.</summary>
    public void Set()
    {
        // A full fence: either the sleeper sees the news, or this thread sees that it sleeps.
        Interlocked.Exchange(ref _isSet, 1);
        if (!Volatile.Read(ref _sleeps)) return;
        lock (_gate) Monitor.Pulse(_gate);
    }

    /// <summary>Waits until the other has called, and takes the call back.</summary>
    public void Wait()
    {
        for (var spin = 0; spin < Spins; spin++)
        {
            if (Volatile.Read(ref _isSet) != 0 && TryTake()) return;
#pragma warning disable RS0030 // The ban on threads points to Workers, and this is how Workers wait.
            Thread.SpinWait(1);
#pragma warning restore RS0030
        }
        lock (_gate)
        {
            Volatile.Write(ref _sleeps, true);
            Interlocked.MemoryBarrier();
            while (!TryTake()) Monitor.Wait(_gate);
            Volatile.Write(ref _sleeps, false);
        }
    }

    private bool TryTake() => Interlocked.Exchange(ref _isSet, 0) != 0;
}
