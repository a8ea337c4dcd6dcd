namespace Bezoar.Tests;

/// <summary>Code that runs all the time must leave the managed heap alone.</summary>
internal static class Allocations
{
    private const int MostRuns = 20;

    /// <summary>Runs code until a run allocates nothing: in the first ones the runtime may allocate for itself, while it compiles.</summary>
    public static void AreNone(Action code)
    {
        var fewest = long.MaxValue;
        for (var run = 0; run < MostRuns && fewest > 0; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            code();
            fewest = Math.Min(fewest, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        Assert.Equal(0, fewest);
    }
}
