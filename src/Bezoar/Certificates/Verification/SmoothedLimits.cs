namespace Bezoar.Certificates.Verification;

/// <summary>How likely another class may be at most before labels are changed, so that it still wins less often than not once so many are.</summary>
internal abstract class SmoothedLimits
{
    // What a bound is rounded by counts against it.
    private const int Margin = 1;

    // As many as are ever issued: a forged result must not take up all memory.
    private const int MostChanged = 1_000_000;

    // e^(−1/10,000).
    private static readonly Scaled TenThousandth = new(0.99990000499983333750, 0);

    private readonly List<Scaled> _limits = [new(0.5, 0)];

    /// <summary>The largest number of changed labels; −1 where not even none is.</summary>
    /// <param name="bound">−10,000 · log of how likely another class is at most.</param>
    /// <param name="labels">How many there are.</param>
    public long Withstood(int bound, int labels)
    {
        var likely = TenThousandth.Power(Math.Max(0, bound - Margin));
        while (likely <= _limits[^1] && _limits.Count <= Math.Min(labels, MostChanged)) _limits.Add(Next());
        var (fails, holds) = (_limits.Count, -1);
        while (fails - holds > 1)
        {
            var middle = (fails + holds) / 2;
            if (likely <= _limits[middle]) holds = middle;
            else fails = middle;
        }
        return holds;
    }

    /// <summary>The limit for one more changed label than before.</summary>
    protected abstract Scaled Next();
}
