namespace Bezoar.Learning.KernelRidge;

/// <summary>What scores say of classes: only those count that a base classifier has seen, and ties go to the smaller class.</summary>
internal static class Votes
{
    /// <summary>The class of largest score among those seen; 0 where none was.</summary>
    public static int Best(ReadOnlySpan<float> scores, ReadOnlySpan<bool> seen)
    {
        var best = Math.Max(seen.IndexOf(true), 0);
        for (var c = best + 1; c < seen.Length; c++)
            if (seen[c] && scores[c] > scores[best]) best = c;
        return best;
    }

    /// <summary>Whether one class comes before another: one that was not seen comes after all that were.</summary>
    public static bool Prefers(ReadOnlySpan<float> scores, ReadOnlySpan<bool> seen, int one, int other)
    {
        if (seen[one] != seen[other]) return seen[one];
        return !seen[one] || scores[one] == scores[other] ? one < other : scores[one] > scores[other];
    }
}
