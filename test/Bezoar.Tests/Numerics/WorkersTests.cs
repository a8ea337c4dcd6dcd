using Bezoar.Numerics;

namespace Bezoar.Tests.Numerics;

public class WorkersTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(1, 100)]
    [InlineData(2, 1)]
    [InlineData(2, 100)]
    [InlineData(5, 3)]
    [InlineData(5, 100)]
    public void EveryItemRunsOnce(int threads, int items)
    {
        var runs = new int[items];
        new Workers(threads).For(items, item => Interlocked.Increment(ref runs[item]));
        Assert.All(runs, count => Assert.Equal(1, count));
    }

    [Fact]
    public void OneWorkerIsTheCallingThreadInOrder()
    {
        var order = new List<int>();
        var threads = new HashSet<int>();
        Workers.Single.For(5, item =>
        {
            order.Add(item);
            threads.Add(Environment.CurrentManagedThreadId);
        });
        Assert.Equal([0, 1, 2, 3, 4], order);
        Assert.Equal([Environment.CurrentManagedThreadId], threads);
    }

    [Fact]
    public void TwoWorkersRunAtTheSameTime()
    {
        using var meeting = new Barrier(2);
        new Workers(2).For(2, _ => Assert.True(meeting.SignalAndWait(TimeSpan.FromMinutes(1))));
    }

    [Fact]
    public void NoWorkersAreRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new Workers(0));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void AFailureStopsFurtherItemsAndArrivesAsItWas(int threads)
    {
        var ran = 0;
        var failure = Assert.Throws<InvalidDataException>(() => new Workers(threads).For(2000, item =>
        {
            if (item == 0) throw new InvalidDataException("item 0");
            Thread.Sleep(1);
            Interlocked.Increment(ref ran);
        }));
        Assert.Equal("item 0", failure.Message);
        Assert.InRange(ran, 0, 1000);
    }

    [Fact]
    public void AFailureOnAnotherThreadArrives()
    {
        var caller = Environment.CurrentManagedThreadId;
        using var meeting = new Barrier(2);
        Assert.Throws<InvalidDataException>(() => new Workers(2).For(2, _ =>
        {
            meeting.SignalAndWait(TimeSpan.FromMinutes(1));
            if (Environment.CurrentManagedThreadId != caller) throw new InvalidDataException();
        }));
    }

    [Fact]
    public void ItemsThatHadBegunAreFinishedBeforeAFailureArrives()
    {
        using var meeting = new Barrier(2);
        var finished = false;
        Assert.Throws<InvalidDataException>(() => new Workers(2).For(2, item =>
        {
            meeting.SignalAndWait(TimeSpan.FromMinutes(1));
            if (item == 0) throw new InvalidDataException();
            Thread.Sleep(50);
            Volatile.Write(ref finished, true);
        }));
        Assert.True(finished);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void CancellationBeginsNoFurtherItem(int threads)
    {
        using var source = new CancellationTokenSource();
        var ran = 0;
        Assert.Throws<OperationCanceledException>(() => new Workers(threads, source.Token).For(2000, item =>
        {
            Interlocked.Increment(ref ran);
            if (item == 3) source.Cancel();
            else Thread.Sleep(1);
        }));
        Assert.InRange(ran, 4, 4 + 1000 * (threads - 1));
        Assert.Throws<OperationCanceledException>(
            () => new Workers(threads, source.Token).For(10, _ => Assert.Fail("cancelled before")));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(1, true)]
    [InlineData(3, true)]
    public void EachThreadHasScratchOfItsOwnThatIsDisposedOf(int threads, bool fail)
    {
        var made = new System.Collections.Concurrent.ConcurrentBag<Scratch>();
        void Run() => new Workers(threads).For(
            100,
            () =>
            {
                var scratch = new Scratch();
                made.Add(scratch);
                return scratch;
            },
            (item, scratch) =>
            {
                Assert.False(scratch.Disposed);
                Assert.Equal(0, Interlocked.Exchange(ref scratch.Busy, 1));
                if (fail && item == 50) throw new InvalidDataException();
                Interlocked.Exchange(ref scratch.Busy, 0);
            });
        if (fail) Assert.Throws<InvalidDataException>(Run);
        else Run();
        Assert.InRange(made.Count, 1, threads);
        Assert.All(made, scratch => Assert.True(scratch.Disposed));
    }

    private sealed class Scratch : IDisposable
    {
        public int Busy;

        public bool Disposed { get; private set; }

        public void Dispose() => Disposed = true;
    }
}
