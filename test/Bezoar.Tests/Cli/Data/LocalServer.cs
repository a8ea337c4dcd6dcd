using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Bezoar.Tests.Cli.Data;

/// <summary>A web server on this machine that can misbehave in the ways that real ones do.</summary>
internal sealed class LocalServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly CancellationTokenSource _end = new();

    public LocalServer()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = new($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
        }
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public Uri Address { get; }

    public ConcurrentDictionary<string, byte[]> Files { get; } = new();

    /// <summary>The requests so far: path and range.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Breaks each connection after so many bytes.</summary>
    public int? CutAfter { get; init; }

    public bool IgnoreRanges { get; init; }

    /// <summary>Answers nothing until the server ends.</summary>
    public bool Silent { get; init; }

    public void Dispose()
    {
        _end.Cancel();
        _listener.Close();
    }

    private async Task ServeAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            _ = Task.Run(() => AnswerAsync(context.Request, context.Response));
        }
    }

    private async Task AnswerAsync(HttpListenerRequest request, HttpListenerResponse response)
    {
        try
        {
            var range = request.Headers["Range"];
            Requests.Enqueue($"{request.Url!.AbsolutePath} {range}".TrimEnd());
            if (Silent) await Task.Delay(Timeout.Infinite, _end.Token);
            if (!Files.TryGetValue(request.Url.AbsolutePath.TrimStart('/'), out var content))
            {
                response.StatusCode = 404;
                response.Close();
                return;
            }
            var start = range is null || IgnoreRanges ? 0 : int.Parse(range["bytes=".Length..^1], CultureInfo.InvariantCulture);
            if (start > 0)
            {
                response.StatusCode = 206;
                response.Headers["Content-Range"] = $"bytes {start}-{content.Length - 1}/{content.Length}";
            }
            var body = content.AsMemory(start);
            response.ContentLength64 = body.Length;
            if (CutAfter < body.Length)
            {
                await response.OutputStream.WriteAsync(body[..CutAfter.Value]);
                await response.OutputStream.FlushAsync();
                response.Abort();
                return;
            }
            await response.OutputStream.WriteAsync(body);
            response.Close();
        }
        catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException or OperationCanceledException or IOException)
        {
            // The client went away, or the test is over.
        }
    }
}
