using Bezoar.Benchmarks.Results;
using Bezoar.Data;
using Bezoar.Data.Digits;
using Bezoar.Features;
using Bezoar.Numerics;

namespace Bezoar.Benchmarks.Measurements;

/// <summary>How fast training images and their copies are described, with the default settings, on built-in images.</summary>
internal static class DescriptorsBenchmark
{
    private const int Images = 1000;

    public static void Run(Session session, int rounds)
    {
        var images = Digits.Create(new() { TrainCount = Images, TestCount = 1 }, Workers.Single).Train;
        var descriptor = new HogDescriptor((ImageShape)images.Shape, new(), new());
        int[] threads = [1, 2];
        var seconds = Sampling.Interleave(rounds, Array.ConvertAll<int, Action>(threads, count => () => Describe(new(count))));
        var views = (double)Images * descriptor.ViewCount;
        DescriptorsRate[] rates = [.. threads.Zip(seconds, (count, each) => Sampling.Median(each) is var median
            ? new DescriptorsRate(count, Math.Round(views / median), Math.Round(Images / median)) : null!)];
        foreach (var rate in rates) session.Print(DescriptorsResult.File, rate);
        session.Results.Write(DescriptorsResult.File, new DescriptorsResult(
            Session.Provenance(FormattableString.Invariant($"descriptors --rounds {rounds}")),
            descriptor.Description, images.Shape.ToString()!, descriptor.ViewCount, rounds, rates));

        void Describe(Workers workers) => workers.For(Images, () => new float[descriptor.Length], (image, vector) =>
        {
            for (var view = 0; view < descriptor.ViewCount; view++) descriptor.Describe(images.Record(image), view, vector);
        });
    }
}
