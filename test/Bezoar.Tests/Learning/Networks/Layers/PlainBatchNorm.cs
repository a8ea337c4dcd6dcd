namespace Bezoar.Tests.Learning.Networks.Layers;

/// <summary>Batch norm channel by channel, number by number, for batches of a single block of sums.</summary>
internal sealed class PlainBatchNorm
{
    private const double Epsilon = 1e-5;

    public PlainBatchNorm(RunningNetwork network, float[] input, float[] upstream, bool training)
    {
        var channels = network.Network.Definition.Input.Channels;
        (Output, ToInput, ToWeight, ToBias) = (new float[input.Length], new float[input.Length], new float[channels], new float[channels]);
        for (var channel = 0; channel < channels; channel++)
        {
            int[] places = [.. Enumerable.Range(0, input.Length / channels).Select(place => place * channels + channel)];
            double mean = network["0.running_mean"].Values[channel], variance = network["0.running_var"].Values[channel];
            if (training)
            {
                mean = Sum(places, i => input[i]) / places.Length;
                variance = Sum(places, i => (double)input[i] * input[i]) / places.Length - mean * mean;
            }
            var inverse = 1 / Math.Sqrt(variance + Epsilon);
            var scale = (float)(network["0.weight"].Values[channel] * inverse);
            var shift = (float)(network["0.bias"].Values[channel] - mean * scale);
            foreach (var i in places) Output[i] = MathF.FusedMultiplyAdd(input[i], scale, shift);

            var sum = Sum(places, i => upstream[i]);
            var standardised = (Sum(places, i => (double)upstream[i] * input[i]) - mean * sum) * inverse;
            (ToWeight[channel], ToBias[channel]) = ((float)standardised, (float)sum);
            var slope = training ? (float)(-scale * inverse * standardised / places.Length) : 0;
            var offset = training ? (float)(-scale * sum / places.Length - slope * mean) : 0;
            foreach (var i in places) ToInput[i] = MathF.FusedMultiplyAdd(upstream[i], scale, MathF.FusedMultiplyAdd(input[i], slope, offset));
        }
    }

    public float[] Output { get; }

    public float[] ToInput { get; }

    public float[] ToWeight { get; }

    public float[] ToBias { get; }

    private static double Sum(int[] places, Func<int, double> number)
    {
        var sum = 0.0;
        foreach (var i in places) sum += number(i);
        return sum;
    }
}
