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

    /// <summary>
    /// Runs <paramref name="body"/> for 0 … items − 1, in any order. Takes a few microseconds and allocates nothing, so that
    /// the steps of a small network can be shared out as well. Within an item of another loop it stays on that item's thread.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled: items that had begun are finished, others are not begun.</exception>
    public void For(int items, Action<int> body)
    {
        if (Count > 1 && items > 1 && !SharedLoop.IsInside)
        {
            SharedLoop.Run(Math.Min(Count, items), items, body, Cancellation);
            return;
        }
        for (var item = 0; item < items; item++)
        {
            Cancellation.ThrowIfCancellationRequested();
            body(item);
        }
    }

    /// <summary>As <see cref="For(int, Action{int})"/>, with scratch memory that each thread makes once and reuses.</summary>
    public void For<TScratch>(int items, Func<TScratch> makeScratch, Action<int, TScratch> body)
    {
        var next = -1;
        For(Math.Min(Count, items), _ =>
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
        });
    }
}
