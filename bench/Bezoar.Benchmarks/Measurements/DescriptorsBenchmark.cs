using Bezoar.Benchmarks.Results;
using Bezoar.Data;
using Bezoar.Data.Digits;
using Bezoar.Features;
using Bezoar.Features.Patches;
using Bezoar.Numerics;

namespace Bezoar.Benchmarks.Measurements;

/// <summary>How fast training images and their copies are described, with the default settings, on images that need no download.</summary>
internal static class DescriptorsBenchmark
{
    private const int Images = 1000;

    public static void Run(Session session, int rounds)
    {
        var digits = Digits.Create(new() { TrainCount = Images, TestCount = 1 }, Workers.Single).Train;
        Measure(session, rounds, DescriptorsResult.File, digits, new HogDescriptor((ImageShape)digits.Shape, new(), new()));
        var colour = Noise(new(3, 32, 32));
        Measure(session, rounds, DescriptorsResult.FileOfPatches, colour, new PatchDescriptor((ImageShape)colour.Shape, new()));
    }

    private static void Measure(Session session, int rounds, string file, Dataset images, SampleDescriptor descriptor)
    {
        // What is made once for all images is no part of a rate.
        descriptor.Describe(images.Record(0), 0, new float[descriptor.Length]);
        int[] threads = [1, 2];
        var seconds = Sampling.Interleave(rounds, Array.ConvertAll<int, Action>(threads, count => () => Describe(new(count))));
        var views = (double)Images * descriptor.ViewCount;
        DescriptorsRate[] rates = [.. threads.Zip(seconds, (count, each) => Sampling.Median(each) is var median
            ? new DescriptorsRate(count, Math.Round(views / median), Math.Round(Images / median)) : null!)];
        foreach (var rate in rates) session.Print(file, rate);
        session.Results.Write(file, new DescriptorsResult(
            Session.Provenance(FormattableString.Invariant($"descriptors --rounds {rounds}")),
            descriptor.Description, images.Shape.ToString()!, descriptor.ViewCount, rounds, rates));

        void Describe(Workers workers) => workers.For(Images, () => new float[descriptor.Length], (image, vector) =>
        {
            for (var view = 0; view < descriptor.ViewCount; view++) descriptor.Describe(images.Record(image), view, vector);
        });
    }

    /// <summary>What a patch shows makes no difference to the time.</summary>
    private static Dataset Noise(ImageShape shape)
    {
        var random = new CounterRandom(1);
        var records = new byte[Images * shape.ByteCount];
        foreach (ref var value in records.AsSpan()) value = (byte)random.NextUInt32();
        return new("noise", shape, 1, records, new int[Images]);
    }
}
