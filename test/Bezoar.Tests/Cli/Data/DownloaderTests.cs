using System.Security.Cryptography;
using Bezoar.Cli.Data;

namespace Bezoar.Tests.Cli.Data;

public sealed class DownloaderTests : IDisposable
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 31 ^ i >> 8))];
    private static readonly RemoteFile Wanted = new("file.bin", Content.Length, Convert.ToHexStringLower(SHA256.HashData(Content)));

    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _notes = new();
    private readonly HttpClient _http = new();

    private string Target => _folder["data", "file.bin"];

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task BringsTheFileAndNothingElse()
    {
        using var server = Serving(new());
        await FetchAsync(server.Address);
        AssertArrived();
        Assert.Equal(["/file.bin"], server.Requests);
        Assert.Contains("file.bin: 100 % of 0.1 MB", _notes.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GoesOnAfterEachCutConnection()
    {
        using var server = Serving(new() { CutAfter = 30_000 });
        await FetchAsync(server.Address);
        AssertArrived();
        Assert.Equal("/file.bin", server.Requests.First());
        Assert.True(server.Requests.Count >= 4);
        Assert.All(server.Requests.Skip(1), request => Assert.Contains("bytes=", request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task GoesOnFromAnEarlierRun()
    {
        _folder.Write("data/file.bin.partial", Content[..60_000]);
        using var server = Serving(new());
        await FetchAsync(server.Address);
        AssertArrived();
        Assert.Equal(["/file.bin bytes=60000-"], server.Requests);
    }

    [Fact]
    public async Task AServerWithoutRangesSendsAllAgain()
    {
        _folder.Write("data/file.bin.partial", Content[..60_000]);
        using var server = Serving(new() { IgnoreRanges = true });
        await FetchAsync(server.Address);
        AssertArrived();
    }

    [Fact]
    public async Task ABadBeginningIsThrownAway()
    {
        _folder.Write("data/file.bin.partial", new byte[60_000]);
        using var server = Serving(new());
        await FetchAsync(server.Address);
        AssertArrived();
        Assert.Equal(["/file.bin bytes=60000-", "/file.bin"], server.Requests);
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(100_001)]
    public async Task AWholeFileOfWrongBytesIsThrownAway(int length)
    {
        _folder.Write("data/file.bin.partial", new byte[length]);
        using var server = Serving(new());
        await FetchAsync(server.Address);
        AssertArrived();
    }

    [Fact]
    public async Task TheNextAddressIsAskedWhereTheFirstLacksTheFile()
    {
        using var empty = new LocalServer();
        using var server = Serving(new());
        await FetchAsync(empty.Address, new(server.Address.AbsoluteUri.TrimEnd('/')));
        AssertArrived();
        Assert.Single(empty.Requests);
        Assert.Contains("404 Not Found", _notes.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheNextAddressIsAskedWhereTheFirstSendsSomethingElse()
    {
        using var wrong = new LocalServer();
        wrong.Files["file.bin"] = new byte[Content.Length];
        using var server = Serving(new());
        await FetchAsync(wrong.Address, server.Address);
        AssertArrived();
        Assert.Single(wrong.Requests);
        Assert.Contains($"and not {Wanted.Sha256}", _notes.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongContentLeavesNothingBehind()
    {
        using var wrong = new LocalServer();
        wrong.Files["file.bin"] = new byte[Content.Length];
        using var longer = new LocalServer();
        longer.Files["file.bin"] = [.. Content, 0];
        var fault = await Assert.ThrowsAsync<BezoarException>(() => FetchAsync(wrong.Address, longer.Address));
        Assert.Contains("its SHA-256 is", fault.Message, StringComparison.Ordinal);
        Assert.Contains("more than the file's length", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder["data"]));
    }

    [Fact]
    public async Task AServerThatIsNotThereIsNamed()
    {
        Uri gone;
        using (var server = new LocalServer()) gone = server.Address;
        var fault = await Assert.ThrowsAsync<BezoarException>(() => FetchAsync(gone));
        Assert.Contains(gone.AbsoluteUri, fault.Message, StringComparison.Ordinal);
        Assert.Contains("--mirror", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Fact]
    public async Task ASilentServerIsLeft()
    {
        using var silent = new LocalServer { Silent = true };
        var downloader = new Downloader(_http, new PlainProgress(_notes)) { Patience = TimeSpan.FromMilliseconds(50) };
        var fault = await Assert.ThrowsAsync<BezoarException>(
            () => downloader.FetchAsync(Wanted, [silent.Address], Target, CancellationToken.None));
        Assert.Contains("no answer for", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatHasArrivedSurvivesAnInterruption()
    {
        using var server = Serving(new() { CutAfter = 30_000 });
        using var interrupt = new CancellationTokenSource();
        var downloader = new Downloader(_http, new InterruptingProgress(interrupt, 30_000));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => downloader.FetchAsync(Wanted, [server.Address], Target, interrupt.Token));
        Assert.False(File.Exists(Target));
        var arrived = File.ReadAllBytes(Target + ".partial");
        Assert.InRange(arrived.Length, 30_000, Content.Length - 1);
        Assert.Equal(Content[..arrived.Length], arrived);
        await FetchAsync(server.Address);
        AssertArrived();
    }

    [Fact]
    public async Task AnUnwritablePlaceIsNamed()
    {
        _folder.WriteText("data", "a file where a folder is needed");
        using var server = Serving(new());
        var fault = await Assert.ThrowsAsync<BezoarException>(() => FetchAsync(server.Address));
        Assert.Contains(Target, fault.Message, StringComparison.Ordinal);
        Assert.Contains("choose another place", fault.Message, StringComparison.Ordinal);
    }

    private static LocalServer Serving(LocalServer server)
    {
        server.Files["file.bin"] = Content;
        return server;
    }

    private Task FetchAsync(params Uri[] addresses) =>
        new Downloader(_http, new PlainProgress(_notes)).FetchAsync(Wanted, addresses, Target, CancellationToken.None);

    private void AssertArrived()
    {
        Assert.Equal(Content, File.ReadAllBytes(Target));
        Assert.Equal([Target], Directory.GetFiles(_folder["data"]));
    }

    private sealed class InterruptingProgress(CancellationTokenSource interrupt, long at) : IDownloadProgress
    {
        public void Report(RemoteFile file, long done)
        {
            if (done >= at) interrupt.Cancel();
        }

        public void Note(string line)
        {
        }
    }
}
