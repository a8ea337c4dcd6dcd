using System.Globalization;
using Bezoar.Data;

namespace Bezoar.Cli.Data;

/// <summary>What <c>bezoar data fetch</c> does.</summary>
internal static class FetchCommand
{
    public static async Task RunAsync(
        string name, DataRoots roots, IReadOnlyList<string> mirrors, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var dataset = DatasetCatalog.Default.Get(name);
        if (dataset.Generate is not null)
        {
            output.WriteLine($"{dataset.Name}: built in, nothing to download");
            return;
        }
        var source = DatasetSources.All.Single(source => source.Name == dataset.Name);
        var root = roots.Folders[0];
        var folder = Path.Combine(root, dataset.Name);
        using var http = CreateClient();
        try
        {
            await TerminalProgress.RunAsync(error, progress =>
                new DatasetFetcher(http, progress).FetchAsync(source, [.. mirrors.Select(ParseMirror)], folder, cancellation));
        }
        catch (OperationCanceledException stop)
        {
            throw new InterruptedException($"what has arrived is kept in {folder}, and the same command goes on from there", stop);
        }
        // Read it once, so that "done" means that it can be used.
        var splits = DatasetCatalog.Default.Read(dataset.Name, new DataRoots([root]));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{dataset.Name}: {splits.Train.Count} training and {splits.Test.Count} test samples in {folder}"));
    }

    private static HttpClient CreateClient()
    {
        var version = typeof(FetchCommand).Assembly.GetName().Version?.ToString(3);
        // The body may take as long as it needs: what is limited is silence, by the downloader.
        var client = new HttpClient(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(20) }) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd($"bezoar/{version}");
        return client;
    }

    private static Uri ParseMirror(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri! : throw Errors.MirrorNotUrl(text);
}
