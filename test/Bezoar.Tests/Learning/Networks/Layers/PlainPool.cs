using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Layers;

namespace Bezoar.Tests.Learning.Networks.Layers;

/// <summary>Pools as the books define them: number by number, window by window.</summary>
internal sealed class PlainPool(Pool pool, TensorShape shape)
{
    private TensorShape Output => pool.OutputShape(shape);

    /// <summary>What each window gives.</summary>
    public float[] Forward(float[] input) =>
        [.. Windows(input.Length / shape.Count).Select(window => pool is MaxPool ? input[Winner(input, window)] : Mean(window.Select(i => input[i])))];

    /// <summary>Each window's derivative goes to the places that it came from.</summary>
    public float[] Backward(float[] input, float[] upstream)
    {
        var toInput = new float[input.Length];
        foreach (var (window, i) in Windows(input.Length / shape.Count).Select((window, i) => (window, i)))
            foreach (var place in pool is MaxPool ? [Winner(input, window)] : window) toInput[place] += upstream[i];
        return pool is MaxPool ? toInput : [.. toInput.Select(sum => sum * Share)];
    }

    private float Share => 1f / (pool.Kernel * pool.Kernel);

    private float Mean(IEnumerable<float> numbers) => numbers.Aggregate(0f, (sum, number) => sum + number) * Share;

    private static int Winner(float[] input, int[] window)
    {
        var winner = window[0];
        foreach (var i in window)
            if (input[i] > input[winner]) winner = i;
        return winner;
    }

    /// <summary>For every output, the inputs that its window covers, in reading order.</summary>
    private IEnumerable<int[]> Windows(int count) =>
        from sample in Enumerable.Range(0, count)
        from row in Enumerable.Range(0, Output.Height)
        from column in Enumerable.Range(0, Output.Width)
        from channel in Enumerable.Range(0, shape.Channels)
        select (
            from y in Enumerable.Range(row * pool.Stride - pool.Padding, pool.Kernel)
            from x in Enumerable.Range(column * pool.Stride - pool.Padding, pool.Kernel)
            where y >= 0 && y < shape.Height && x >= 0 && x < shape.Width
            select ((sample * shape.Height + y) * shape.Width + x) * shape.Channels + channel).ToArray();
}
