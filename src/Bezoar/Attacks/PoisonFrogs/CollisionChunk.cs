using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;

namespace Bezoar.Attacks.PoisonFrogs;

/// <summary>From bytes to bytes: a few images that are collided side by side.</summary>
internal sealed class CollisionChunk : IDisposable
{
    private readonly NetworkRunner _runner;
    private readonly CollisionDescent _descent;
    private readonly PixelScale _pixels;
    private readonly ImageShape _shape;
    private readonly FeatureCollisionOptions _options;

    /// <summary>For so many images at a time.</summary>
    public CollisionChunk(Network features, Standardisation standardisation, ImageShape shape, FeatureCollisionOptions options, int batchSize, Workers workers)
    {
        _runner = features.CreateRunner(batchSize, RunnerMode.Training, workers);
        _pixels = PixelScale.Of(features.Definition.Input, standardisation);
        _descent = new(_runner, _pixels, options, workers);
        (_shape, _options) = (shape, options);
    }

    /// <summary>Collides images.</summary>
    /// <param name="bases">Channel by channel.</param>
    /// <param name="targets">As many.</param>
    /// <param name="destination">As many bytes.</param>
    public Collision[] Run(ReadOnlySpan<byte> bases, ReadOnlySpan<byte> targets, Span<byte> destination)
    {
        var size = _shape.ByteCount;
        var count = bases.Length / size;
        var images = new CollidingImage[count];
        var goals = FeaturesOf(targets);
        for (var i = 0; i < count; i++)
            images[i] = new(Watermarked(bases.Slice(i * size, size), targets.Slice(i * size, size)), goals[i], beta: null, _options.Rate);
        _descent.Run(images);

        var distances = new double[count];
        for (var i = 0; i < count; i++)
        {
            var pixels = destination.Slice(i * size, size);
            PixelOrder.Round(_shape, images[i].Image, 1, pixels);
            PixelOrder.ToChannelsLast(_shape, pixels, images[i].Candidate);
        }
        _descent.Measure(images, distances);
        var collisions = new Collision[count];
        for (var i = 0; i < count; i++)
        {
            var psnr = PeakSignalToNoise.Of(bases.Slice(i * size, size), destination.Slice(i * size, size));
            collisions[i] = new(Math.Sqrt(images[i].FirstDistance), Math.Sqrt(distances[i]), images[i].Steps, psnr);
        }
        return collisions;
    }

    /// <inheritdoc/>
    public void Dispose() => _runner.Dispose();

    private float[][] FeaturesOf(ReadOnlySpan<byte> images)
    {
        var size = _shape.ByteCount;
        var count = images.Length / size;
        var pixels = new float[size];
        for (var i = 0; i < count; i++)
        {
            PixelOrder.ToChannelsLast(_shape, images.Slice(i * size, size), pixels);
            _pixels.Apply(pixels, _runner.Input.Slice(i * size, size));
        }
        var features = _runner.Forward(count);
        var length = features.Length / count;
        var each = new float[count][];
        for (var i = 0; i < count; i++) each[i] = features.Slice(i * length, length).ToArray();
        return each;
    }

    /// <summary>γt + (1 − γ)b.</summary>
    private float[] Watermarked(ReadOnlySpan<byte> baseImage, ReadOnlySpan<byte> target)
    {
        var (image, mark) = (new float[baseImage.Length], new float[baseImage.Length]);
        PixelOrder.ToChannelsLast(_shape, baseImage, image);
        PixelOrder.ToChannelsLast(_shape, target, mark);
        var opacity = (float)_options.Opacity;
        for (var i = 0; i < image.Length; i++) image[i] = opacity * mark[i] + (1 - opacity) * image[i];
        return image;
    }
}
