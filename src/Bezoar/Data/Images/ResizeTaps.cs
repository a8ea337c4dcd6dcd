namespace Bezoar.Data.Images;

/// <summary>Which places of one axis make one in another size, and how much each counts; together 1.</summary>
internal readonly record struct ResizeTaps(int First, float[] Weights)
{
    /// <summary>For every place afterwards.</summary>
    /// <param name="from">Places before.</param>
    /// <param name="to">Places afterwards.</param>
    public static ResizeTaps[] Of(int from, int to)
    {
        var step = (double)from / to;
        var reach = Math.Max(step, 1);
        var taps = new ResizeTaps[to];
        for (var i = 0; i < to; i++)
        {
            // Places are counted from the middle of pixels.
            var centre = (i + 0.5) * step - 0.5;
            var first = Math.Max(0, (int)Math.Ceiling(centre - reach));
            var last = Math.Min(from - 1, (int)Math.Floor(centre + reach));
            var weights = new double[last - first + 1];
            for (var j = 0; j < weights.Length; j++) weights[j] = Math.Max(0, 1 - Math.Abs(first + j - centre) / reach);
            var sum = weights.Sum();
            taps[i] = new(first, [.. weights.Select(weight => (float)(weight / sum))]);
        }
        return taps;
    }
}
