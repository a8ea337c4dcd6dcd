using Bezoar.Data;
using Bezoar.Data.Cifar;
using Bezoar.Data.Idx;
using Bezoar.Data.Npy;
using FsCheck;
using FsCheck.Fluent;

namespace Bezoar.Tests.Data;

public sealed class DatasetFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void IdxFolderIsReadBack()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20), Prop.ForAll(SampleData.Images(new(1, 3, 2), 4), SampleData.Images(new(1, 3, 2), 4), (train, test) =>
        {
            IdxDataset.Write(new("sample", train, test), _folder.Path);
            var read = DatasetFolder.Read("sample", _folder.Path, ["a", "b", "c", "d"]);
            return SampleData.Same(train, read.Train) && SampleData.Same(test, read.Test) && read.ClassNames!.Count == 4;
        }));
    }

    [Fact]
    public void ColourImagesSurviveIdx()
    {
        var colour = new Dataset("colour", new ImageShape(3, 1, 2), 2, [1, 2, 3, 4, 5, 6], [1]);
        IdxDataset.Write(new("colour", colour, colour), _folder.Path);
        Assert.True(SampleData.Same(colour, DatasetFolder.Read("colour", _folder.Path).Train));
    }

    [Fact]
    public void PlainFilesAndDotsInNamesAreAccepted()
    {
        WriteIdx("train-images.idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels.idx1-ubyte.gz");
        var splits = DatasetFolder.Read("sample", _folder.Path);
        Assert.Equal((2, 1, 6), (splits.Train.Count, splits.Test.Count, splits.Train.ClassCount));
        Assert.Equal("sample", splits.Name);
        Assert.Null(splits.ClassNames);
    }

    [Fact]
    public void SizesThatNoMemoryHoldsAreAsEmptyAsTheirFile()
    {
        WriteIdx("train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte");
        foreach (var images in new[] { "train-images-idx3-ubyte", "t10k-images-idx3-ubyte" })
            IdxFile.Write(_folder[images], [], 0, 70_000, 70_000);
        Fails.With(() => DatasetFolder.Read("sample", _folder.Path), "train-images-idx3-ubyte", "0 records");
    }

    [Fact]
    public void CifarFolderIsReadFromInsideAndOutside()
    {
        var one = new Dataset("one", new ImageShape(3, 32, 32), 10, new byte[3072], [3]);
        for (var i = 1; i <= 5; i++) CifarFile.Write(_folder["cifar-10-batches-bin", $"data_batch_{i}.bin"], one);
        Fails.With(() => DatasetFolder.Read("c", _folder.Path), "test_batch.bin is missing");
        CifarFile.Write(_folder["cifar-10-batches-bin", "test_batch.bin"], one);
        Assert.Equal(5, DatasetFolder.Read("c", _folder.Path).Train.Count);
        Assert.Equal("cat", DatasetFolder.Read("c", _folder["cifar-10-batches-bin"]).ClassNames![3]);
        File.Delete(_folder["cifar-10-batches-bin", "data_batch_4.bin"]);
        Fails.With(() => DatasetFolder.Read("c", _folder.Path), "cifar-10-batches-bin", "data_batch_4.bin is missing");
    }

    [Fact]
    public void CsvFolderIsRead()
    {
        _folder.WriteText("train.csv", "1,2,0\n3,4,2\n");
        Fails.With(() => DatasetFolder.Read("t", _folder.Path), "test.csv is missing");
        _folder.WriteText("test.csv", "label,x,y\n1,5,6\n");
        var splits = DatasetFolder.Read("t", _folder.Path);
        Assert.Equal((3, new VectorShape(2)), (splits.Test.ClassCount, splits.Test.Shape));
        _folder.WriteText("test.csv", "5,1\n");
        Fails.With(() => DatasetFolder.Read("t", _folder.Path), "test.csv", "float32×1", "float32×2");
    }

    [Fact]
    public void NpyFolderHoldsFeatures()
    {
        NpyFile.Write(_folder["train-features.npy"], [1f, 2f, 3f, 4f], 2, 2);
        Fails.With(() => DatasetFolder.Read("n", _folder.Path), "train-labels.npy is missing");
        NpyFile.Write(_folder["train-labels.npy"], [0, 1]);
        NpyFile.Write(_folder["test-labels.npy"], [1]);
        Fails.With(() => DatasetFolder.Read("n", _folder.Path), "test-features.npy (or test-images.npy) is missing");
        NpyFile.Write(_folder["test-features.npy"], [5f, 6f], 1, 2);
        Assert.Equal((2, new VectorShape(2)), (DatasetFolder.Read("n", _folder.Path).Train.Count, DatasetFolder.Read("n", _folder.Path).Train.Shape));

        NpyFile.Write(_folder["test-features.npy"], [5f, float.NaN], 1, 2);
        Fails.With(() => DatasetFolder.Read("n", _folder.Path), "test-features.npy", "element [0, 1] is NaN");
        NpyFile.Write(_folder["test-features.npy"], [5f, 6f]);
        Fails.With(() => DatasetFolder.Read("n", _folder.Path), "test-features.npy", "count × length");
        NpyFile.Write(_folder["test-features.npy"], ReadOnlySpan<float>.Empty, 0, 2);
        Fails.With(() => DatasetFolder.Read("n", _folder.Path), "test-features.npy", "0 records, but 1 labels");
    }

    [Fact]
    public void NpyFolderHoldsImages()
    {
        NpyFile.Write(_folder["train-images.npy"], new byte[12], 1, 3, 2, 2);
        NpyFile.Write(_folder["train-labels.npy"], [0]);
        NpyFile.Write(_folder["test-images.npy"], new byte[12], 1, 3, 2, 2);
        NpyFile.Write(_folder["test-labels.npy"], [-1]);
        Fails.With(() => DatasetFolder.Read("n", _folder.Path), "test-labels.npy", "label -1");
        NpyFile.Write(_folder["test-labels.npy"], [2_000_000_000]);
        Fails.With(() => DatasetFolder.Read("n", _folder.Path), "test-labels.npy", "label 2000000000");
        NpyFile.Write(_folder["test-labels.npy"], [4]);
        Assert.Equal((5, new ImageShape(3, 2, 2)), (DatasetFolder.Read("n", _folder.Path).Train.ClassCount, DatasetFolder.Read("n", _folder.Path).Test.Shape));
        NpyFile.Write(_folder["test-images.npy"], new byte[12], 1, 2, 2, 3);
        Fails.With(() => DatasetFolder.Read("n", _folder.Path), "test-images.npy", "channels last");
        NpyFile.Write(_folder["test-images.npy"], new float[12], 1, 3, 2, 2);
        Fails.With(() => DatasetFolder.Read("n", _folder.Path), "test-images.npy", "float32 where uint8");
        NpyFile.Write(_folder["test-features.npy"], new float[12], 1, 12);
        Fails.With(() => DatasetFolder.Read("n", _folder.Path), "test-features.npy and test-images.npy", "keep one");
    }

    [Fact]
    public void MistakesAreNamed()
    {
        Fails.With(() => DatasetFolder.Read("x", _folder["none"]), "none", "no such folder", "train.csv");
        Fails.With(() => DatasetFolder.Read("x", _folder.Path), "no data set", "train-images-idx3-ubyte", "data_batch_1.bin", "train-labels.npy");
        Fails.With(() => DatasetFolder.Read("x", _folder.WriteText("file", "")), "is a file");
        WriteIdx("train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte");
        Fails.With(() => DatasetFolder.Read("x", _folder.Path), "t10k-labels-idx1-ubyte (or t10k-labels-idx1-ubyte.gz) is missing");
        IdxFile.Write(_folder["t10k-labels-idx1-ubyte"], [1, 2, 3], 3);
        Fails.With(() => DatasetFolder.Read("x", _folder.Path), "t10k-images-idx3-ubyte: 1 records", "3 labels in", "t10k-labels-idx1-ubyte");
        IdxFile.Write(_folder["t10k-labels-idx1-ubyte"], new byte[4], 1, 2, 2);
        Fails.With(() => DatasetFolder.Read("x", _folder.Path), "3 dimensions where labels (count)", "swapped");
        IdxFile.Write(_folder["t10k-labels-idx1-ubyte"], [9], 1);
        Fails.With(() => DatasetFolder.Read("x", _folder.Path, ["a", "b", "c", "d", "e", "f"]), "t10k-labels-idx1-ubyte: sample 0 has label 9, outside 0 to 5");
        IdxFile.Write(_folder["t10k-images-idx3-ubyte"], [], 0, 2, 2);
        IdxFile.Write(_folder["t10k-labels-idx1-ubyte"], [], 0);
        Fails.With(() => DatasetFolder.Read("x", _folder.Path), "t10k-images-idx3-ubyte: no samples");
        _folder.WriteText("train.csv", "1,0\n");
        Fails.With(() => DatasetFolder.Read("x", _folder.Path), "holds IDX and CSV", "keep one");
    }

    [Fact]
    public void AFileWithoutPermissionIsNamed()
    {
        if (OperatingSystem.IsWindows()) return;
        var path = _folder.WriteText("train.csv", "1,0\n");
        _folder.WriteText("test.csv", "1,0\n");
        File.SetUnixFileMode(path, UnixFileMode.None);
        // An administrator may read everything.
        if (Environment.IsPrivilegedProcess) Assert.Equal(1, DatasetFolder.Read("x", _folder.Path).Train.Count);
        else Fails.With(() => DatasetFolder.Read("x", _folder.Path), path, "no permission");
    }

    private void WriteIdx(params string[] files)
    {
        foreach (var file in files)
        {
            var train = file.StartsWith("train", StringComparison.Ordinal);
            if (file.Contains("images", StringComparison.Ordinal)) IdxFile.Write(_folder[file], new byte[train ? 8 : 4], train ? 2 : 1, 2, 2);
            else IdxFile.Write(_folder[file], train ? [5, 0] : [1], train ? 2 : 1);
        }
    }
}
