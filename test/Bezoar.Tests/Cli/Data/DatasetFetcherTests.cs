using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using Bezoar.Cli.Data;

namespace Bezoar.Tests.Cli.Data;

public sealed class DatasetFetcherTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _notes = new();
    private readonly HttpClient _http = new();
    private readonly LocalServer _server = new();

    public void Dispose()
    {
        _server.Dispose();
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task OnlyWhatIsMissingIsDownloaded()
    {
        var source = new DatasetSource("s", [_server.Address], [Publish("a", 1, 2), Publish("b", 3)]);
        _folder.Write("root/b", 3);
        await FetchAsync(source);
        Assert.Equal(["/a"], _server.Requests);
        Assert.Contains("already there", _notes.ToString(), StringComparison.Ordinal);
        await FetchAsync(source);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task AFileOfTheUsersOwnIsNotOverwritten()
    {
        var path = _folder.Write("root/a", 9, 9);
        var fault = await Assert.ThrowsAsync<BezoarException>(() => FetchAsync(new("s", [_server.Address], [Publish("a", 1, 2)])));
        Assert.Contains(path, fault.Message, StringComparison.Ordinal);
        Assert.Equal([9, 9], File.ReadAllBytes(path));
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task AMirrorTakesThePlaceOfThePublisher()
    {
        using var publisher = new LocalServer();
        await FetchAsync(new("s", [publisher.Address], [Publish("a", 1, 2)]), _server.Address);
        Assert.Empty(publisher.Requests);
        Assert.Equal([1, 2], File.ReadAllBytes(_folder["root", "a"]));
    }

    [Fact]
    public async Task AnArchiveIsUnpackedAndRemoved()
    {
        var source = Archive(["one", "two"], ("in/one", [1]), ("in/extra", [7]), ("in/two", [2, 2]));
        await FetchAsync(source);
        Assert.Equal([_folder["root", "in"]], Directory.GetFileSystemEntries(_folder["root"]));
        Assert.Equal([_folder["root", "in", "one"], _folder["root", "in", "two"]], Directory.GetFiles(_folder["root", "in"]).Order());
        Assert.Equal([2, 2], File.ReadAllBytes(_folder["root", "in", "two"]));
        await FetchAsync(source);
        Assert.Single(_server.Requests);

        File.Delete(_folder["root", "in", "one"]);
        await FetchAsync(source);
        Assert.Equal([1], File.ReadAllBytes(_folder["root", "in", "one"]));
    }

    [Fact]
    public async Task NoNameInAnArchiveLeadsOutOfItsFolder()
    {
        var fault = await Assert.ThrowsAsync<BezoarException>(() => FetchAsync(Archive(
            ["one"], ("../one", [1]), ("/in/one", [1]), ("in/../../one", [1]), ("../../evil", [1]), ("->in/one", []))));
        Assert.Contains("lacks one", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["a.tar.gz"], Directory.GetFileSystemEntries(_folder.Path, "*", SearchOption.AllDirectories)
            .Where(File.Exists).Select(Path.GetFileName));
    }

    [Fact]
    public async Task ADamagedArchiveLeavesNoFiles()
    {
        // Noise, which does not compress, so that half of the archive is half of the file.
        var whole = Pack(("in/one", [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * i * 31 >> 3))]));
        foreach (var damaged in new[] { whole[..(whole.Length / 2)], [1, 2, 3], whole[..12] })
        {
            var file = Publish("a.tar.gz", damaged);
            var source = new DatasetSource("s", [_server.Address], [file]) { Archive = new("in", [new("one", 5000, "")]) };
            var fault = await Assert.ThrowsAsync<BezoarException>(() => FetchAsync(source));
            Assert.Contains("a.tar.gz: the archive", fault.Message, StringComparison.Ordinal);
            Assert.Equal([_folder["root", "a.tar.gz"]], Directory.GetFileSystemEntries(_folder["root"]));
            File.Delete(_folder["root", "a.tar.gz"]);
        }
    }

    private DatasetSource Archive(string[] wanted, params (string Name, byte[] Content)[] entries)
    {
        var files = wanted.Select(name => Describe(name, entries.FirstOrDefault(entry => entry.Name == "in/" + name).Content ?? []));
        return new("s", [_server.Address], [Publish("a.tar.gz", Pack(entries))]) { Archive = new("in", [.. files]) };
    }

    private static byte[] Pack(params (string Name, byte[] Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
        using (var tar = new TarWriter(gzip))
        {
            foreach (var (name, content) in entries)
            {
                var isLink = name.StartsWith("->", StringComparison.Ordinal);
                tar.WriteEntry(isLink
                    ? new UstarTarEntry(TarEntryType.SymbolicLink, name[2..]) { LinkName = "/etc/passwd" }
                    : new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
            }
        }
        return bytes.ToArray();
    }

    private RemoteFile Publish(string name, params byte[] content)
    {
        _server.Files[name] = content;
        return Describe(name, content);
    }

    private static RemoteFile Describe(string name, byte[] content) =>
        new(name, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)));

    private Task FetchAsync(DatasetSource source, params Uri[] mirrors) =>
        new DatasetFetcher(_http, new PlainProgress(_notes)).FetchAsync(source, mirrors, _folder["root"], CancellationToken.None);
}
