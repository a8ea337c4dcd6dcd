using Bezoar.Data;
using FsCheck;
using FsCheck.Fluent;

namespace Bezoar.Tests.Data;

/// <summary>Small made-up data sets.</summary>
internal static class SampleData
{
    /// <summary>Images with every kind of byte, in any number ≥ 1.</summary>
    public static Arbitrary<Dataset> Images(ImageShape shape, int classCount) => Arb.From(
        from count in Gen.Choose(1, 12)
        from records in Gen.ArrayOf(Gen.Choose(0, 255).Select(value => (byte)value), count * shape.ByteCount)
        from labels in Gen.ArrayOf(Gen.Choose(0, classCount - 1), count)
        select new Dataset("sample", shape, classCount, records, labels));

    public static bool Same(Dataset a, Dataset b) =>
        a.Shape == b.Shape && a.ClassCount == b.ClassCount && a.Labels.SequenceEqual(b.Labels) && a.Records.SequenceEqual(b.Records);

    /// <summary>2×2 images, one per label, with bytes that differ.</summary>
    public static Dataset Tiny(string name, params int[] labels) => new(
        name, new ImageShape(1, 2, 2), 10, [.. Enumerable.Range(0, labels.Length * 4).Select(i => (byte)(i * 7))], labels);
}
