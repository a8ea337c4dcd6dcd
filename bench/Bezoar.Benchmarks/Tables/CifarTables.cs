using Bezoar.Benchmarks.Results;
using Bezoar.Data;
using Bezoar.Features.Patches;
using static Bezoar.Benchmarks.Tables.MarkdownTable;

namespace Bezoar.Benchmarks.Tables;

/// <summary>What was measured on CIFAR-10 with patches.</summary>
internal static class CifarTables
{
    public static string Accuracy(CertificationResult result) =>
        MnistTables.Accuracy(result, Targets.Cifar) + "\n\n" + Time(result) + "\n\n" + MnistTables.Machine(result.Provenance);

    /// <summary>What describing and comparing take in operations.</summary>
    public static string Cost(CertificationResult result)
    {
        var options = new PatchOptions();
        var descriptor = new PatchDescriptor(new ImageShape(3, 32, 32), options);
        var perImage = OperationsOf(options);
        var (train, test) = ((double)result.Dataset.TrainCount!.Value, (double)result.Dataset.TestCount);
        var described = descriptor.ViewCount * train + test;
        var kernel = 2.0 * descriptor.ViewCount * train * test * descriptor.Length;
        var vectors = 4.0 * descriptor.ViewCount * train * descriptor.Length / (1 << 30);
        return $"One image of 32×32 pixels takes {Number(perImage / 1e6, "0")} million operations and becomes {Whole(descriptor.Length)} numbers; the "
            + $"{Whole(described)} of CIFAR-10 take {Number(described * perImage / 1e12, "0.0")} · 10¹², the kernel pass {Number(kernel / 1e12, "0.0")} · 10¹², "
            + $"and the training vectors {Number(vectors, "0.00")} GiB.";
    }

    /// <summary>Multiplications and additions of the matrix products, which are nearly all, for an image of 32×32 pixels in colour.</summary>
    public static double OperationsOf(PatchOptions options)
    {
        var responses = options.Sizes.Sum(size => 2.0 * (33 - size) * (33 - size) * 3 * size * size * options.Filters);
        return responses + 2.0 * options.Cells * options.Cells * (2 * options.Filters * options.Sizes.Count) * options.WhitenedLength;
    }

    private static string Time(CertificationResult result)
    {
        var run = result.Runs[0];
        var gibibytes = run.PeakMemoryBytes / (double)(1 << 30);
        // Test inputs are described while votes are cast; they are one in eleven of all.
        return $"Training images and their copies were described in {Number(run.Stages.Features, "0.0")} s (aimed for with the test inputs: "
            + $"≤ {Whole(Targets.SecondsToDescribeCifar)} s, {MnistTables.Verdict(run.Stages.Features * 1.1 <= Targets.SecondsToDescribeCifar)}), base classifiers fitted in "
            + $"{Number(run.Stages.Train, "0.0")} s and votes cast in {Number(run.Stages.Predict, "0.0")} s; the whole process took {Number(run.Seconds, "0.0")} s and "
            + $"{Number(gibibytes, "0.00")} GiB (≤ {Whole(Targets.CifarPeakGibibytes)} GiB, {MnistTables.Verdict(gibibytes <= Targets.CifarPeakGibibytes)}).";
    }
}
