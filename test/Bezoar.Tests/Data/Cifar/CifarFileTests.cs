using Bezoar.Data.Cifar;
using FsCheck;
using FsCheck.Fluent;

namespace Bezoar.Tests.Data.Cifar;

public sealed class CifarFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WhatIsWrittenIsReadBack()
    {
        var path = _folder["a.bin"];
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20), Prop.ForAll(SampleData.Images(new(3, 32, 32), 10), dataset =>
        {
            CifarFile.Write(path, dataset);
            return SampleData.Same(dataset, CifarFile.Read("sample", path));
        }));
    }

    [Fact]
    public void ARowIsTheLabelAndThenThreePlanes()
    {
        byte[] row = [7, .. Enumerable.Repeat((byte)1, 1024), .. Enumerable.Repeat((byte)2, 1024), .. Enumerable.Repeat((byte)3, 1024)];
        var dataset = CifarFile.Read("a", _folder.Write("one.bin", row), _folder.Write("two.bin", [.. row, .. row]));
        Assert.Equal(3, dataset.Count);
        Assert.Equal([7, 7, 7], dataset.Labels);
        Assert.Equal((1, 2, 3), (dataset.Record(2)[0], dataset.Record(2)[1024], dataset.Record(2)[3071]));
    }

    [Fact]
    public void DamagedFilesAreNamed()
    {
        Fails.With(() => CifarFile.Read("a", _folder.Write("empty.bin")), "empty.bin", "0 bytes");
        Fails.With(() => CifarFile.Read("a", _folder.Write("cut.bin", new byte[3072])), "cut.bin", "3072 bytes");
        Fails.With(() => CifarFile.Read("a", _folder.Write("ten.bin", [10, .. new byte[3072]])), "ten.bin", "label 10", "0 to 9");
        Fails.With(() => CifarFile.Read("a", _folder["none.bin"]), "none.bin", "no such file");
        Fails.With(() => CifarFile.Read("a", _folder.Path), _folder.Path, "is a folder");
    }

    [Fact]
    public void OtherImagesCannotBeWritten() =>
        Fails.With(() => CifarFile.Write(_folder["a.bin"], SampleData.Tiny("tiny", 1)), "tiny", "CIFAR-10 binary");
}
