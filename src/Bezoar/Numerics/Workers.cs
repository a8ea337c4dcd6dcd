namespace Bezoar.Numerics;

/// <summary>
/// The one place that parallelises. Work is cut into independent items; nothing is ever summed across items, so the number
/// of threads cannot change a bit of the result.
/// </summary>
/// <param name="count">How many items run at the same time, ≥ 1.</param>
/// <param name="cancellation">Checked before each item.</param>
public sealed class Workers(int count, CancellationToken cancellation = default)
{
    /// <summary>A single thread that cannot be cancelled.</summary>
    public static Workers Single { get; } = new(1);

    /// <summary>How many items run at the same time.</summary>
    public int Count { get; } = count >= 1 ? count : throw new ArgumentOutOfRangeException(nameof(count));

    /// <summary>Checked before each item.</summary>
    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>Runs <paramref name="body"/> for 0 … items − 1, in any order.</summary>
    /// <exception cref="OperationCanceledException">Cancelled: items that had begun are finished, others are not begun.</exception>
    public void For(int items, Action<int> body) => For(items, static () => 0, (item, _) => body(item));

    /// <summary>As <see cref="For(int, Action{int})"/>, with scratch memory that each thread makes once and reuses.</summary>
    public void For<TScratch>(int items, Func<TScratch> makeScratch, Action<int, TScratch> body)
    {
        var next = -1;
        void Run()
        {
            object? scratchToDispose = null;
            try
            {
                var scratch = makeScratch();
                scratchToDispose = scratch;
                int item;
                while ((item = Interlocked.Increment(ref next)) < items)
                {
                    Cancellation.ThrowIfCancellationRequested();
                    body(item, scratch);
                }
            }
            catch
            {
                // Nobody begins another item once one has failed.
                Interlocked.Exchange(ref next, items);
                throw;
            }
            finally
            {
                (scratchToDispose as IDisposable)?.Dispose();
            }
        }

        if (Count == 1 || items <= 1)
        {
            Run();
            return;
        }
        var helpers = new Task[Math.Min(Count, items) - 1];
        for (var i = 0; i < helpers.Length; i++) helpers[i] = Task.Factory.StartNew(Run, TaskCreationOptions.LongRunning);
        try
        {
            Run();
        }
        finally
        {
            // Items that had begun must have ended before anyone looks at their output or frees their memory.
            try { Task.WaitAll(helpers); } catch (AggregateException failure) { Rethrow(failure); }
        }
    }

    private static void Rethrow(AggregateException failure) =>
        System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure.Flatten().InnerExceptions[0]);
}
