namespace Bezoar.Reports;

/// <summary>Steps that people count in: 1, 2, 5, 10, 20, 50, …</summary>
internal static class RoundStep
{
    /// <summary>The smallest such step that covers a range with at most this many steps.</summary>
    public static int For(int range, int mostSteps)
    {
        for (long power = 1; ; power *= 10)
            foreach (var step in (ReadOnlySpan<long>)[power, 2 * power, 5 * power])
                if (step * mostSteps >= range) return checked((int)step);
    }
}
