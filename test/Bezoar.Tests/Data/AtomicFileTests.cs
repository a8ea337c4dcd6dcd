using Bezoar.Data;

namespace Bezoar.Tests.Data;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ReplacesAFileAndCreatesItsFolder()
    {
        var path = _folder["deep", "er", "a.txt"];
        AtomicFile.WriteText(path, "one");
        AtomicFile.WriteText(path, "zwölf");
        Assert.Equal("zwölf", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void AFailureLeavesTheOldFileAndNothingElse()
    {
        var path = _folder.WriteText("a.txt", "old");
        Assert.Throws<OperationCanceledException>(() => AtomicFile.Write(path, stream =>
        {
            stream.WriteByte(1);
            throw new OperationCanceledException();
        }));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void FollowsALink()
    {
        var target = _folder.WriteText("target.txt", "old");
        var link = _folder["link.txt"];
        File.CreateSymbolicLink(link, target);
        AtomicFile.WriteText(link, "new");
        Assert.Equal("new", File.ReadAllText(target));
        Assert.NotNull(File.ResolveLinkTarget(link, returnFinalTarget: false));
    }

    [Fact]
    public void SaysWhyAPlaceCannotBeWritten()
    {
        var file = _folder.WriteText("file", "");
        Fails.With(() => AtomicFile.WriteText(_folder.Path, "x"), _folder.Path, "is a folder");
        Fails.With(() => AtomicFile.WriteText(Path.Combine(file, "a"), "x"), file, "choose another place");
        if (File.Exists("/dev/full")) Fails.With(() => AtomicFile.WriteText("/dev/full", "x"), "/dev/full", "the disk is full");
        Assert.Equal([file], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void DevicesAreWrittenToAndNotReplaced()
    {
        if (!File.Exists("/dev/null")) return;
        AtomicFile.WriteText("/dev/null", "x");
        Assert.Equal("", File.ReadAllText("/dev/null"));
    }
}
