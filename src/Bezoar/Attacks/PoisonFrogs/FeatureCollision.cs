using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;

namespace Bezoar.Attacks.PoisonFrogs;

/// <summary>What became of a poison instance.</summary>
/// <param name="DistanceBefore">‖f(b) − f(t)‖ of the base instance as it is, or with its watermark.</param>
/// <param name="DistanceAfter">‖f(p) − f(t)‖ of the 8-bit poison instance.</param>
/// <param name="Steps">That were tried.</param>
/// <param name="Psnr">Of the poison instance against the untouched base instance, in decibels; infinite where they are equal.</param>
public readonly record struct Collision(double DistanceBefore, double DistanceAfter, int Steps, double Psnr);

/// <summary>
/// Makes images that a network cannot tell from others although they look like their base instances (Shafahi et al., "Poison Frogs!",
/// arXiv 1804.00792). What comes out are 8-bit images, and distances are those after rounding.
/// </summary>
public static class FeatureCollision
{
    // Enough to keep matrix products busy, and small enough that a chunk stays near its core.
    private const int ImagesPerChunk = 8;

    /// <summary>Collides images, each with a goal of its own. Each result depends on its own base and goal alone, and on no number of threads.</summary>
    /// <param name="features">The network up to the features.</param>
    /// <param name="standardisation">What it sees of pixels.</param>
    /// <param name="shape">Of the images.</param>
    /// <param name="bases">Base instances: count × <see cref="RecordShape.ByteCount"/> bytes.</param>
    /// <param name="targets">Target instances, as many bytes: used for watermarks and for their features.</param>
    /// <param name="options">How.</param>
    /// <param name="workers">Threads, and what may cancel between steps.</param>
    /// <param name="destination">Poison instances, as many bytes.</param>
    /// <returns>What became of each.</returns>
    /// <exception cref="BezoarException">Impossible options, or a network that takes other images.</exception>
    /// <exception cref="OperationCanceledException">Asked for through the workers.</exception>
    public static Collision[] Run(
        Network features, Standardisation standardisation, ImageShape shape, ReadOnlyMemory<byte> bases, ReadOnlyMemory<byte> targets,
        FeatureCollisionOptions options, Workers workers, Memory<byte> destination)
    {
        var faults = options.Faults();
        if (faults.Count > 0) throw Errors.InvalidOptions("feature collision", faults);
        var input = features.Definition.Input;
        if (TensorShape.Of(shape) != input) throw Errors.NetworkTakesOtherInputs(features.Definition.Name, input, shape);
        var size = shape.ByteCount;
        if (bases.Length % size != 0 || targets.Length != bases.Length || destination.Length != bases.Length)
            throw new ArgumentException("as many targets as bases are needed", nameof(targets));
        var count = bases.Length / size;
        var collisions = new Collision[count];
        // A few images are shared out layer by layer, many by the chunk.
        var perChunk = Math.Min(ImagesPerChunk, Math.Max(1, count));
        var chunks = (count + perChunk - 1) / perChunk;
        var inner = chunks >= workers.Count ? new Workers(1, workers.Cancellation) : workers;
        var outer = chunks >= workers.Count ? workers : new Workers(1, workers.Cancellation);
        outer.For(chunks, () => new CollisionChunk(features, standardisation, shape, options, perChunk, inner), (index, chunk) =>
        {
            var first = index * perChunk;
            var (start, length) = (first * size, Math.Min(perChunk, count - first) * size);
            chunk.Run(bases.Span.Slice(start, length), targets.Span.Slice(start, length), destination.Span.Slice(start, length))
                .CopyTo(collisions, first);
        });
        return collisions;
    }
}
