using System.Runtime.ExceptionServices;

namespace Bezoar.Numerics;

/// <summary>
/// A loop whose items are shared out between the calling thread and helpers. Loops are kept with their helpers for the next
/// time: to run one costs two handshakes, and no allocation. A helper that the system wakes too late is not waited for: on a
/// busy machine the caller does the work alone.
/// </summary>
internal sealed class SharedLoop
{
    // Above the number of helpers at work, in the same number: both change in one step.
    private const int Closed = 1 << 30;

    private static readonly Lock Keeping = new();
    private static SharedLoop? s_kept;

    [ThreadStatic]
    private static bool t_isInside;

    private readonly List<Helper> _helpers = [];
    private readonly Handshake _finished = new();
    private SharedLoop? _nextKept;
    private Action<int> _body = null!;
    private CancellationToken _cancellation;
    private ExceptionDispatchInfo? _failure;
    private int _items;
    private int _next;
    private int _atWork = Closed;

    /// <summary>Whether the current thread is working on an item already: then a loop within it has no threads to gain.</summary>
    public static bool IsInside => t_isInside;

    /// <summary>Runs the items on this many threads.</summary>
    public static void Run(int threads, int items, Action<int> body, CancellationToken cancellation)
    {
        var loop = Take();
        try
        {
            (loop._items, loop._next, loop._body, loop._cancellation) = (items, 0, body, cancellation);
            loop.Run(threads - 1);
        }
        finally
        {
            var failure = loop._failure;
            (loop._body, loop._cancellation, loop._failure) = (null!, default, null);
            Keep(loop);
            failure?.Throw();
        }
    }

    private static SharedLoop Take()
    {
        lock (Keeping)
        {
            if (s_kept is not { } loop) return new();
            s_kept = loop._nextKept;
            return loop;
        }
    }

    private static void Keep(SharedLoop loop)
    {
        lock (Keeping) (loop._nextKept, s_kept) = (s_kept, loop);
    }

    private void Run(int helpers)
    {
        while (_helpers.Count < helpers) _helpers.Add(new(this));
        Volatile.Write(ref _atWork, 0);
        for (var i = 0; i < helpers; i++) _helpers[i].Begin.Set();
        DoItems();
        // Items that had begun must have ended before anyone looks at their output or frees their memory.
        if (Interlocked.Add(ref _atWork, Closed) != Closed) _finished.Wait();
    }

    /// <summary>Whether there is still work that the caller will wait for.</summary>
    private bool TryEnter()
    {
        int atWork;
        do
        {
            atWork = Volatile.Read(ref _atWork);
            if (atWork >= Closed) return false;
        }
        while (Interlocked.CompareExchange(ref _atWork, atWork + 1, atWork) != atWork);
        return true;
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _atWork) == Closed) _finished.Set();
    }

    private void DoItems()
    {
        t_isInside = true;
        try
        {
            int item;
            while ((item = Interlocked.Increment(ref _next) - 1) < _items)
            {
                _cancellation.ThrowIfCancellationRequested();
                _body(item);
            }
        }
        catch (Exception failure)
        {
            // Nobody begins another item once one has failed; the first failure is the one that is told.
            Interlocked.Exchange(ref _next, _items);
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(failure), null);
        }
        finally
        {
            t_isInside = false;
        }
    }

    /// <summary>A thread that waits for its loop to begin, for as long as the process lives.</summary>
    private sealed class Helper
    {
        private readonly SharedLoop _loop;

        public Helper(SharedLoop loop)
        {
            _loop = loop;
            Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }

        public Handshake Begin { get; } = new();

        private void Work()
        {
            while (true)
            {
                Begin.Wait();
                if (!_loop.TryEnter()) continue;
                _loop.DoItems();
                _loop.Leave();
            }
        }
    }
}
