using Bezoar.Data;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Adversarial;

/// <summary>
/// Makes images harder for a network, within a ball (Madry et al., arXiv 1706.06083). What comes out are 8-bit images that are in the ball
/// after rounding. Only derivatives by the input are worked out, and none by weights.
/// </summary>
public static class ProjectedGradientDescent
{
    // Chunks are shared out among the threads; each is small enough to stay near its core.
    private const int SamplesPerChunk = 32;

    /// <summary>Hardens images. Each result depends on its own image alone, and on no number of threads.</summary>
    /// <param name="network">Whose loss is to grow.</param>
    /// <param name="standardisation">With which it was trained.</param>
    /// <param name="shape">Of the images.</param>
    /// <param name="images">Labels.Length × <see cref="RecordShape.ByteCount"/> bytes.</param>
    /// <param name="labels">Their true classes.</param>
    /// <param name="options">How.</param>
    /// <param name="workers">Threads, and what may cancel between steps.</param>
    /// <param name="destination">As many bytes as images.</param>
    /// <exception cref="BezoarException">Impossible options, or a network that takes other images.</exception>
    /// <exception cref="OperationCanceledException">Asked for through the workers.</exception>
    public static void Run(
        Network network, Standardisation standardisation, ImageShape shape,
        ReadOnlyMemory<byte> images, ReadOnlyMemory<int> labels, PgdOptions options, Workers workers, Memory<byte> destination)
    {
        var faults = options.Faults();
        if (faults.Count > 0) throw Errors.InvalidOptions("projected gradient descent", faults);
        var input = network.Definition.Input;
        if (TensorShape.Of(shape) != input) throw Errors.NetworkTakesOtherInputs(network.Definition.Name, input, shape);
        var size = shape.ByteCount;
        if (images.Length != (long)labels.Length * size || destination.Length != images.Length) throw new ArgumentException("as many images as labels are needed", nameof(images));
        var chunks = (labels.Length + SamplesPerChunk - 1) / SamplesPerChunk;
        var single = new Workers(1, workers.Cancellation);
        var batcher = new SampleBatcher(shape, standardisation);
        workers.For(chunks, () => new Chunk(network, standardisation, options, single), (index, chunk) =>
        {
            var first = index * SamplesPerChunk;
            var count = Math.Min(SamplesPerChunk, labels.Length - first);
            for (var i = 0; i < count; i++) batcher.Fill(images.Span.Slice((first + i) * size, size), chunk.Runner.Input[(i * size)..]);
            chunk.Ascent.Run(labels.Slice(first, count));
            var (pixels, ball) = (new float[size], new PerturbationBall(options.Norm, options.Epsilon));
            for (var i = 0; i < count; i++)
            {
                PixelOrder.ToChannelsFirst(shape, chunk.Ascent.ImageOf(i), pixels);
                ball.Round(images.Span.Slice((first + i) * size, size), pixels, destination.Span.Slice((first + i) * size, size));
            }
        });
    }

    private sealed class Chunk : IDisposable
    {
        public Chunk(Network network, Standardisation standardisation, PgdOptions options, Workers workers)
        {
            Runner = network.CreateRunner(SamplesPerChunk, RunnerMode.Training, workers);
            Ascent = new(Runner, network.Definition.Input, standardisation, options, workers);
        }

        public NetworkRunner Runner { get; }

        public BatchAscent Ascent { get; }

        public void Dispose() => Runner.Dispose();
    }
}
