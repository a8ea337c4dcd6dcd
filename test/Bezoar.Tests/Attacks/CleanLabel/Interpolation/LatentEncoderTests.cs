using Bezoar.Attacks.CleanLabel.Interpolation;
using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Numerics;

namespace Bezoar.Tests.Attacks.CleanLabel.Interpolation;

public sealed class LatentEncoderTests : IDisposable
{
    private const int Latent = 5, Count = 7;
    private static readonly ImageShape Shape = new(3, 8, 12);
    private readonly Network _generator = new(GanNetworks.Generator(Shape, new() { LatentSize = Latent, Channels = 4 }), 1);

    /// <summary>Fresh weights draw hardly more than grey.</summary>
    public LatentEncoderTests()
    {
        foreach (var parameter in _generator.Parameters.Where(parameter => parameter.Shape.Count > 1))
            foreach (ref var weight in parameter.Values) weight *= 3;
    }

    public void Dispose() => _generator.Dispose();

    [Fact]
    public void ComesNearToImagesThatTheGeneratorDraws()
    {
        using var encoder = new LatentEncoder(_generator, Count, Workers.Single);
        var (images, found) = (Images(encoder), Start());
        var before = encoder.Encode(Shape, images, 1, Start());
        var after = encoder.Encode(Shape, images, 300, found);
        Assert.InRange(after, 0, 0.1 * before);
        // What it says of the distance is so, up to the rounding of what is drawn and the last step.
        var drawn = new byte[images.Length];
        encoder.Draw(Shape, found, drawn);
        Assert.Equal(after, SquaredDistance(images, drawn), 0.02 * before);
        encoder.Draw(Shape, Start(), drawn);
        Assert.Equal(before, SquaredDistance(images, drawn), 0.02 * before);
    }

    [Fact]
    public void EachImageIsEncodedForItself()
    {
        using var encoder = new LatentEncoder(_generator, Count, Workers.Single);
        var images = Images(encoder);
        var (together, alone) = (Start(), Start().AsSpan(3 * Latent, Latent).ToArray());
        encoder.Encode(Shape, images, 25, together);
        encoder.Encode(Shape, images.AsSpan(3 * Shape.ByteCount, Shape.ByteCount), 25, alone);
        Bits.Equal(together.AsSpan(3 * Latent, Latent), alone);
    }

    [Fact]
    public void DrawsChannelByChannelAndRounds()
    {
        using var encoder = new LatentEncoder(_generator, 1, Workers.Single);
        using var runner = _generator.CreateRunner(1, RunnerMode.Inference, Workers.Single);
        var (latent, image) = (Bits.Random(Latent, 8), new byte[Shape.ByteCount]);
        encoder.Draw(Shape, latent, image);
        latent.CopyTo(runner.Input);
        var drawn = runner.Forward(1);
        for (var channel = 0; channel < 3; channel++)
            for (var i = 0; i < 96; i++) Assert.Equal(255 * drawn[i * 3 + channel], image[channel * 96 + i], 0.5f);
    }

    private static float[] Start() => Bits.Random(Count * Latent, 4);

    private static byte[] Images(LatentEncoder encoder)
    {
        var images = new byte[Count * Shape.ByteCount];
        encoder.Draw(Shape, Bits.Random(Count * Latent, 9), images);
        return images;
    }

    /// <summary>Mean over the images, of pixels of 0 … 1.</summary>
    private static double SquaredDistance(byte[] images, byte[] others) =>
        images.Zip(others, (one, other) => (one - other) * (one - other) / (255.0 * 255)).Sum() / Count;
}
