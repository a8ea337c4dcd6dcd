using System.IO.Compression;
using Bezoar.Data.Idx;
using FsCheck;
using FsCheck.Fluent;

namespace Bezoar.Tests.Data.Idx;

public sealed class IdxFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WritesThePublishersLayout()
    {
        var path = _folder["a"];
        IdxFile.Write(path, [1, 2, 3, 4, 5, 6], 3, 1, 2);
        Assert.Equal([0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 1, 0, 0, 0, 2, 1, 2, 3, 4, 5, 6], File.ReadAllBytes(path));
    }

    [Theory]
    [InlineData("a-ubyte")]
    [InlineData("a-ubyte.gz")]
    public void WhatIsWrittenIsReadBack(string file)
    {
        var path = _folder[file];
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll<byte[]>(values =>
        {
            IdxFile.Write(path, values, values.Length, 1);
            var array = IdxFile.Read(path);
            return array.Shape.SequenceEqual([values.Length, 1]) && array.Elements.Span.SequenceEqual(values);
        }));
        Assert.Equal(file.EndsWith(".gz", StringComparison.Ordinal), File.ReadAllBytes(path) is [0x1f, 0x8b, ..]);
    }

    [Fact]
    public void CompressionIsFoundByContentAndNotByName()
    {
        IdxFile.Write(_folder["packed.gz"], [1, 2, 3], 3);
        File.Move(_folder["packed.gz"], _folder["packed"]);
        Assert.Equal([1, 2, 3], IdxFile.Read(_folder["packed"]).Elements.ToArray());
    }

    [Theory]
    [InlineData(new byte[] { }, "truncated")]
    [InlineData(new byte[] { 0, 0, 8 }, "truncated")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0 }, "ends inside its header")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 2, 9 }, "ends inside its 2 bytes")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 9, 9 }, "goes on after")]
    [InlineData(new byte[] { 0, 0, 8, 0 }, "begins with 00000800")]
    [InlineData(new byte[] { 0x89, 0x50, 0x4e, 0x47 }, "begins with 89504e47")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0xff, 0, 0, 1, 9 }, "not an IDX file")]
    [InlineData(new byte[] { 0, 0, 13, 1, 0, 0, 0, 1, 0, 0, 0, 0 }, "type 0x0d")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0x7f, 0, 0, 0, 9 }, "truncated")]
    [InlineData(new byte[] { 0, 0, 8, 3, 0x7f, 0, 0, 0, 0x7f, 0, 0, 0, 0x7f, 0, 0, 0 }, "2 GiB")]
    public void DamagedFilesAreNamed(byte[] content, string message)
    {
        var path = _folder.Write("bad", content);
        Fails.With(() => IdxFile.Read(path), path, message);
    }

    [Fact]
    public void DamagedCompressionIsNoticed()
    {
        var path = _folder["a.gz"];
        // Noise, so that no part of the compressed bytes is without effect.
        var noise = Enumerable.Range(0, 500).Select(i => (byte)(i * i * 31 >> 3)).ToArray();
        IdxFile.Write(path, noise, noise.Length);
        var good = File.ReadAllBytes(path);
        for (var length = 2; length < good.Length; length++)
            Fails.With(() => IdxFile.Read(_folder.Write("cut.gz", good[..length])), "cut.gz");
        Fails.With(() => IdxFile.Read(_folder.Write("long.gz", [.. good, .. "rubbish"u8])), "long.gz", "followed by other bytes");
        Fails.With(() => IdxFile.Read(_folder.Write("zero.gz", [.. good, 0, 0, 0, 0])), "zero.gz", "followed by other bytes");
        for (var i = good.Length - 8; i < good.Length; i++)
        {
            var bad = (byte[])good.Clone();
            bad[i] ^= 1;
            Fails.With(() => IdxFile.Read(_folder.Write("flip.gz", bad)), "flip.gz", "damaged");
        }
    }

    [Fact]
    public void AnEarlyEndOfCompressedDataIsNoticed()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write([0, 0, 8, 1, 0, 0, 0, 5, 1, 2]);
        Fails.With(() => IdxFile.Read(_folder.Write("short.gz", packed.ToArray())), "short.gz", "truncated");
    }
}
