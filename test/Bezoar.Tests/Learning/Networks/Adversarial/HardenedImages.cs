using Bezoar.Data;
using Bezoar.Learning.Networks.Adversarial;
using Bezoar.Learning.Networks.Layers;
using Bezoar.Learning.Networks.Losses;
using Bezoar.Learning.Networks.Training;
using Bezoar.Tests.Attacks;

namespace Bezoar.Tests.Learning.Networks.Adversarial;

/// <summary>A small network for small colour images, whose channels it sees on different scales, and what makes them harder for it.</summary>
internal static class HardenedImages
{
    public static ImageShape Shape => Toys.Colour;

    public static Standardisation Standardisation { get; } = new([0.4, 0.5, 0.6], [0.2, 0.3, 0.9]);

    public static PgdOptions L2 { get; } = new() { Epsilon = 90.5, Iterations = 6, Step = 31 };

    public static PgdOptions Linf { get; } = new() { Norm = PerturbationNorm.Linf, Epsilon = 8.5, Iterations = 6, Step = 2.75 };

    public static RunningNetwork Network() => new(new(Shape.Height, Shape.Width, Shape.Channels), 1,
        [new Convolution(6, 3, Padding: 1), new BatchNorm(), new Relu(), new AveragePool(2, 2), new Flatten(), new FullyConnected(3)]);

    public static byte[] Harden(RunningNetwork network, Dataset images, PgdOptions options, int threads = 1)
    {
        var hardened = new byte[images.Records.Length];
        ProjectedGradientDescent.Run(
            network.Network, Standardisation, Shape, images.Records.ToArray(), images.Labels.ToArray(), options, new(threads), hardened);
        return hardened;
    }

    /// <summary>The definition, one image at a time and in float64, before it is rounded.</summary>
    public static double[] HardenPlainly(RunningNetwork network, ReadOnlySpan<byte> record, int label, PgdOptions options)
    {
        double[] original = [.. record.ToArray()];
        var image = (double[])original.Clone();
        var area = Shape.Height * Shape.Width;
        for (var iteration = 0; iteration < options.Iterations; iteration++)
        {
            float[] seen = [.. image.Select((pixel, i) => (float)((pixel / 255 - Standardisation.Means[i / area]) / Standardisation.Deviations[i / area]))];
            var outputs = network.Forward(ChannelOrder.ToLast(seen, network.Network.Definition.Input));
            var upstream = new float[outputs.Length];
            SoftmaxCrossEntropy.LossAndGradient(outputs, [label], upstream);
            double[] gradient = [.. ChannelOrder.ToFirst(network.Backward(upstream), network.Network.Definition.Input)
                .Select((derivative, i) => derivative / (255 * Standardisation.Deviations[i / area]))];
            var slope = Math.Sqrt(gradient.Sum(derivative => derivative * derivative));
            var isL2 = options.Norm == PerturbationNorm.L2;
            for (var i = 0; i < image.Length; i++) image[i] += options.StepLength * (isL2 ? gradient[i] / slope : Math.Sign(gradient[i]));
            var distance = Math.Sqrt(image.Zip(original, (now, before) => (now - before) * (now - before)).Sum());
            for (var i = 0; i < image.Length; i++)
            {
                var change = image[i] - original[i];
                change = isL2 ? change * Math.Min(1, options.Epsilon / distance) : Math.Clamp(change, -options.Epsilon, options.Epsilon);
                image[i] = Math.Clamp(original[i] + change, 0, 255);
            }
        }
        return image;
    }
}
