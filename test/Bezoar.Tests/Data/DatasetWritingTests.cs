using Bezoar.Data;
using Bezoar.Tests.Attacks;

namespace Bezoar.Tests.Data;

/// <summary>A data set that is written in the format it was read in must be the same when it is read again.</summary>
public sealed class DatasetWritingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("IDX", 1)]
    [InlineData("IDX", 3)]
    [InlineData("NumPy", 1)]
    [InlineData("NumPy", 3)]
    [InlineData(null, 3)]
    public void ImagesComeBack(string? format, int channels)
    {
        var (train, test) = (Toys.Images(new(channels, 5, 4), 31), Toys.Images(new(channels, 5, 4), 9, seed: 2));
        var read = RoundTrip(new("images", train, test) { Format = format });
        Assert.True(SampleData.Same(train, read.Train) && SampleData.Same(test, read.Test));
        Assert.Equal((train.Digest, format ?? "IDX"), (read.Train.Digest, read.Format));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(23)]
    public void CifarBatchesKeepTheirOrder(int count)
    {
        var (train, test) = (Toys.Images(new(3, 32, 32), count, 10), Toys.Images(new(3, 32, 32), 3, 10, seed: 2));
        var read = RoundTrip(new("cifar", train, test) { Format = "CIFAR-10 binary" });
        Assert.True(SampleData.Same(train, read.Train) && SampleData.Same(test, read.Test));
    }

    [Theory]
    [InlineData("CSV")]
    [InlineData("NumPy")]
    [InlineData(null)]
    public void VectorsComeBackBitForBit(string? format)
    {
        float[] values = [1 / 3f, -0f, float.Epsilon, float.MaxValue, 1e-20f, 12345.678f];
        var bytes = System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(values).ToArray();
        var vectors = new Dataset("vectors", new VectorShape(2), 3, bytes, [0, 2, 1]);
        var read = RoundTrip(new("vectors", vectors, vectors) { Format = format });
        Assert.True(SampleData.Same(vectors, read.Train) && SampleData.Same(vectors, read.Test));
    }

    [Fact]
    public void WhatAFormatCannotHoldIsRefused()
    {
        var four = Toys.Images(new(3, 32, 32), 4, 10);
        Fails.With(() => RoundTrip(new("few", four, four) { Format = "CIFAR-10 binary" }), "five batches", "choose another");
        Fails.With(() => RoundTrip(new("images", four, four) { Format = "CSV" }), "holds vectors");
        Fails.With(() => RoundTrip(new("vectors", Toys.Vectors(), Toys.Vectors()) { Format = "IDX" }), "8-bit images");
    }

    private DatasetSplits RoundTrip(DatasetSplits splits)
    {
        DatasetFolder.Write(splits, _folder.Path);
        return DatasetFolder.Read("again", _folder.Path);
    }
}
