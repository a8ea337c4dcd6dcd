using System.Text;
using Bezoar.Data.Npy;
using FsCheck;
using FsCheck.Fluent;

namespace Bezoar.Tests.Data.Npy;

public sealed class NpyFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WritesTheBytesThatNumPyWrites()
    {
        var path = _folder["a.npy"];
        NpyFile.Write(path, [1, -2, 3, 4, 5, 6], 2, 3);
        // numpy.save of numpy.array([[1, -2, 3], [4, 5, 6]], dtype='<i4').
        var header = "{'descr': '<i4', 'fortran_order': False, 'shape': (2, 3), }".PadRight(117) + "\n";
        byte[] expected =
        [
            0x93, .. "NUMPY"u8, 1, 0, 118, 0, .. Encoding.ASCII.GetBytes(header),
            1, 0, 0, 0, 0xfe, 0xff, 0xff, 0xff, 3, 0, 0, 0, 4, 0, 0, 0, 5, 0, 0, 0, 6, 0, 0, 0,
        ];
        Assert.Equal(expected, File.ReadAllBytes(path));
    }

    [Fact]
    public void WhatIsWrittenIsReadBack()
    {
        var path = _folder["a.npy"];
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll<int[], float[], byte[]>((ints, floats, bytes) =>
        {
            NpyFile.Write(path, ints);
            var whole = NpyFile.Read(path);
            NpyFile.Write(path, floats, floats.Length, 1);
            var real = NpyFile.Read(path);
            NpyFile.Write(path, bytes, 1, bytes.Length, 1);
            var small = NpyFile.Read(path);
            return whole.As<int>().SequenceEqual(ints) && whole.Shape.SequenceEqual([ints.Length])
                && real.As<float>().SequenceEqual(floats) && real.Shape.SequenceEqual([floats.Length, 1])
                && small.As<byte>().SequenceEqual(bytes) && small.Shape.SequenceEqual([1, bytes.Length, 1]);
        }));
    }

    [Theory]
    [InlineData("{'descr': '<i2', 'fortran_order': False, 'shape': (2, 3), }", 1)]
    [InlineData("{'descr': '<i2', 'fortran_order': False, 'shape': (2, 3), }", 2)]
    [InlineData("{\"shape\": (2L, 3L), \"fortran_order\": False, \"descr\": \"<i2\"}", 1)]
    public void ReadsEveryWriterOfTheFormat(string header, byte version)
    {
        var array = NpyFile.Read(Npy(header, [1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 255, 255], version));
        Assert.Equal([2, 3], array.Shape);
        Assert.Equal([1, 2, 3, 4, 5, -1], array.ToInt32());
    }

    [Fact]
    public void FortranOrderIsTransposed()
    {
        var array = NpyFile.Read(Npy("{'descr': '|u1', 'fortran_order': True, 'shape': (2, 3), }", [1, 4, 2, 5, 3, 6]));
        Assert.Equal([1, 2, 3, 4, 5, 6], array.ToInt32());
    }

    [Fact]
    public void ASingleNumberHasNoDimension()
    {
        var array = NpyFile.Read(Npy("{'descr': '<f8', 'fortran_order': False, 'shape': (), }", BitConverter.GetBytes(1.5)));
        Assert.Empty(array.Shape);
        Assert.Equal([1.5], array.As<double>());
    }

    [Theory]
    [InlineData("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", "pickled Python objects")]
    [InlineData("{'descr': '>f4', 'fortran_order': False, 'shape': (1,), }", "big-endian")]
    [InlineData("{'descr': '<c8', 'fortran_order': False, 'shape': (1,), }", "'<c8' is not supported")]
    [InlineData("{'descr': '<U3', 'fortran_order': False, 'shape': (1,), }", "'<U3' is not supported")]
    [InlineData("{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (1,), }", "structured record")]
    [InlineData("{'descr': '|u1', 'fortran_order': True, 'shape': (1, 1, 1), }", "ascontiguousarray")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (2,), }", "truncated", "2 bytes")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }", "truncated", "8 bytes")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (0,), }", "goes on after")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (65536, 65536, 65536, 65536, 65536), }", "split the file")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (99999999999999999999,), }", "split the file")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2147483647,), }", "split the file")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (-1,), }", "damaged .npy header")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, }", "no shape")]
    [InlineData("{'descr': '|u1', 'shape': (1,), }", "no fortran_order")]
    [InlineData("{'fortran_order': False, 'shape': (1,), }", "no descr")]
    public void RefusesWhatItCannotHold(string header, params string[] message)
    {
        var path = Npy(header, [7]);
        Fails.With(() => NpyFile.Read(path), [path, .. message]);
    }

    [Fact]
    public void RefusesFilesThatAreNoArrays()
    {
        var folder = _folder.Path;
        Fails.With(() => NpyFile.Read(folder), folder, "is a folder");
        Fails.With(() => NpyFile.Read(_folder["none.npy"]), "none.npy", "no such file");
        Fails.With(() => NpyFile.Read(_folder.Write("empty.npy")), "empty.npy", "not a .npy file");
        Fails.With(() => NpyFile.Read(_folder.WriteText("text.npy", "1,2,3\n4,5,6\n")), "text.npy", "not a .npy file");
        Fails.With(() => NpyFile.Read(_folder.Write("v3.npy", [0x93, .. "NUMPY"u8, 3, 0, 0, 0, 0, 0])), "version 3.0");
        Fails.With(() => NpyFile.Read(_folder.Write("cut.npy", [0x93, .. "NUMPY"u8, 1, 0, 118])), "ends inside");
        Fails.With(() => NpyFile.Read(_folder.Write("half.npy", [0x93, .. "NUMPY"u8, 1, 0, 118, 0, .. "{'descr'"u8])), "ends inside");
        Fails.With(() => NpyFile.Read(_folder.Write("huge.npy", [0x93, .. "NUMPY"u8, 2, 0, 255, 255, 255, 255])), "claims 4294967295 bytes");
    }

    [Fact]
    public void EveryTruncationIsAnError()
    {
        var path = _folder["whole.npy"];
        NpyFile.Write(path, [1, 2, 3]);
        var bytes = File.ReadAllBytes(path);
        for (var length = 0; length < bytes.Length; length++)
            Assert.Throws<BezoarException>(() => NpyFile.Read(new MemoryStream(bytes, 0, length), "cut"));
    }

    [Fact]
    public void AShapeThatDoesNotFitIsAProgrammersError()
    {
        Assert.Throws<ArgumentException>(() => NpyFile.Write(_folder["a.npy"], [1, 2, 3], 2, 2));
        Assert.Throws<ArgumentException>(() => NpyFile.Write(_folder["a.npy"], [1, 2], -1, -2));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    private string Npy(string header, byte[] data, byte version = 1)
    {
        byte[] length = version == 1 ? [(byte)header.Length, 0] : [(byte)header.Length, 0, 0, 0];
        return _folder.Write("file.npy", [0x93, .. "NUMPY"u8, version, 0, .. length, .. Encoding.ASCII.GetBytes(header), .. data]);
    }
}
