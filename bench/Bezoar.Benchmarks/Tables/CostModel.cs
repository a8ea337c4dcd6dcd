using Bezoar.Benchmarks.Results;
using Bezoar.Data;
using Bezoar.Features;
using static Bezoar.Benchmarks.Tables.MarkdownTable;

namespace Bezoar.Benchmarks.Tables;

/// <summary>What the kernel pass has to multiply, in figures.</summary>
internal static class CostModel
{
    public static string Of(CertificationResult result)
    {
        var descriptor = new HogDescriptor(new ImageShape(1, 28, 28), new(), new());
        var (views, length) = (descriptor.ViewCount, descriptor.Length);
        var train = result.Dataset.TrainCount - result.Dataset.DuplicateCount;
        var flops = 2.0 * views * train!.Value * result.Dataset.TestCount * length;
        var vectors = 4.0 * views * train.Value * length / (1 << 30);
        return $"For {result.Dataset.Name} that is {views} · {Whole(train.Value)} · {Whole(result.Dataset.TestCount)} · {length} · 2 = "
            + $"{Number(flops / 1e12, "0.0")} · 10¹² operations, and {Number(vectors, "0.00")} GiB for the training vectors.";
    }
}
