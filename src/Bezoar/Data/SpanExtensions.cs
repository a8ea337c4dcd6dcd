namespace Bezoar.Data;

internal static class SpanExtensions
{
    /// <summary>Position of the first NaN or infinity, or −1.</summary>
    public static int IndexOfAnyNonFinite(this ReadOnlySpan<float> values)
    {
        for (var i = 0; i < values.Length; i++)
            if (!float.IsFinite(values[i])) return i;
        return -1;
    }

    /// <inheritdoc cref="IndexOfAnyNonFinite(ReadOnlySpan{float})"/>
    public static int IndexOfAnyNonFinite(this Span<float> values) => IndexOfAnyNonFinite((ReadOnlySpan<float>)values);
}
