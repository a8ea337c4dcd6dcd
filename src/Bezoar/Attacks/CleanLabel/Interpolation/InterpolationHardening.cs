using Bezoar.Data;
using Bezoar.Learning.Networks.Checkpoints;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;

namespace Bezoar.Attacks.CleanLabel.Interpolation;

/// <summary>
/// Draws images that lie between one of the target class and one of another, through a generator that is trained on both classes (Turner,
/// Tsipras and Madry, arXiv 1912.02771, section 4.1): G((1 − τ)·z + τ·z′), where z and z′ are the two images' latent numbers.
/// </summary>
/// <param name="options">How.</param>
/// <param name="note">Told what is being trained, where not null.</param>
public sealed class InterpolationHardening(InterpolationOptions options, Action<string>? note = null) : IHardening
{
    // Each batch of encodings is an item of its own for the threads.
    private const int ImagesPerBatch = 32;
    private const ulong PartnerStream = 0x70617274, LatentStream = 0x6C617465;
    private const int StepsBetweenNotes = 250;

    /// <inheritdoc/>
    public string Variant => "gan";

    /// <inheritdoc/>
    public string Description => FormattableString.Invariant(
        $"interpolated with τ = {options.Tau} towards {(options.Source is { } source ? $"class {source}" : "the next class")}, encoded in {options.EncodingSteps} steps, {options.Gan.Description}");

    /// <inheritdoc/>
    public IReadOnlyList<string> Faults(Dataset training, int targetClass) => options.Faults(training, targetClass);

    /// <inheritdoc/>
    public void Harden(Dataset training, ReadOnlySpan<int> indices, Workers workers, Span<byte> destination)
    {
        if (indices.IsEmpty) return;
        var shape = (ImageShape)training.Shape;
        var target = training.Labels[indices[0]];
        var source = options.SourceFor(target, training.ClassCount);
        using var generator = GetOrTrain(training, target, source, workers);
        var (chosen, partners) = (indices.ToArray(), IndicesOf(training, source));
        var hardened = new byte[destination.Length];
        var single = new Workers(1, workers.Cancellation);
        var batches = (chosen.Length + ImagesPerBatch - 1) / ImagesPerBatch;
        workers.For(batches, () => new LatentEncoder(generator.Network, ImagesPerBatch, single), (batch, encoder) =>
        {
            var mine = chosen.AsSpan(batch * ImagesPerBatch, Math.Min(ImagesPerBatch, chosen.Length - batch * ImagesPerBatch));
            var others = new int[mine.Length];
            for (var i = 0; i < others.Length; i++)
                others[i] = partners[new CounterRandom(options.Gan.Seed, PartnerStream + (ulong)mine[i]).NextInt32(partners.Length)];
            var (near, far) = (Encode(encoder, training, shape, mine), Encode(encoder, training, shape, others));
            var tau = (float)options.Tau;
            for (var i = 0; i < near.Length; i++) near[i] = (1 - tau) * near[i] + tau * far[i];
            encoder.Draw(shape, near, hardened.AsSpan(batch * ImagesPerBatch * shape.ByteCount, mine.Length * shape.ByteCount));
        });
        hardened.CopyTo(destination);
    }

    private float[] Encode(LatentEncoder encoder, Dataset training, ImageShape shape, ReadOnlySpan<int> indices)
    {
        var latent = new float[indices.Length * options.Gan.LatentSize];
        for (var i = 0; i < indices.Length; i++)
        {
            var random = new CounterRandom(options.Gan.Seed, LatentStream + (ulong)indices[i]);
            foreach (ref var number in latent.AsSpan(i * options.Gan.LatentSize, options.Gan.LatentSize)) number = 0.1f * random.NextNormal();
        }
        encoder.Encode(shape, training.Subset(training.Name, indices).Records, options.EncodingSteps, latent);
        return latent;
    }

    private TrainedModel GetOrTrain(Dataset training, int target, int source, Workers workers)
    {
        int[] both = [.. IndicesOf(training, target), .. IndicesOf(training, source)];
        // By content, so that the file's order does not matter.
        var images = training.Subset(training.Name, both);
        images = images.Subset(training.Name, images.InContentOrder);
        var definition = GanNetworks.Generator((ImageShape)training.Shape, options.Gan);
        return new ModelCache(options.ModelsFolder).GetOrTrain($"wgan/1 {images.Digest} {options.Gan.Description}", definition, () =>
        {
            note?.Invoke($"training a generator of classes {target} and {source}: {options.Gan.Description}");
            using var gan = new WassersteinGan(images, options.Gan, workers);
            gan.Run((step, distance) =>
            {
                if (step % StepsBetweenNotes == 0) note?.Invoke(FormattableString.Invariant($"generator, step {step} of {options.Gan.Steps}: critic's distance {distance:0.0000}"));
            });
            return new(gan.Generator, Standardisation.None);
        });
    }

    private static int[] IndicesOf(Dataset training, int label)
    {
        var labels = training.Labels.ToArray();
        return [.. Enumerable.Range(0, labels.Length).Where(i => labels[i] == label)];
    }
}
