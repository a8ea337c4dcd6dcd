using System.Net;
using System.Net.Http.Headers;

namespace Bezoar.Cli.Data;

/// <summary>
/// Downloads a file whose SHA-256 is known, from the first address that delivers it. What has arrived stays in a file called
/// <c>.partial</c>, from which the next attempt goes on, at whatever address: the sum says in the end whether the parts fit.
/// </summary>
internal sealed class Downloader(HttpClient http, IDownloadProgress progress)
{
    private const int AttemptsWithoutGain = 2;

    /// <summary>How long a server may stay silent.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Brings the file to <paramref name="target"/>, which it does not yet exist at.</summary>
    /// <exception cref="BezoarException">No address delivers it, or the disk does not take it.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; what has arrived is kept.</exception>
    public async Task FetchAsync(RemoteFile file, IReadOnlyList<Uri> addresses, string target, CancellationToken cancellation)
    {
        var partial = new PartialFile(target, file);
        var failures = new List<string>();
        foreach (var address in addresses)
        {
            var uri = Resolve(address, file.Name);
            for (var failed = 0; failed < AttemptsWithoutGain;)
            {
                var before = partial.Length;
                var failure = await AttemptAsync(uri, partial, cancellation) ?? partial.Complete(inOnePiece: before == 0);
                if (failure is null) return;
                failures.Add($"{uri}: {failure.Reason}");
                progress.Note($"{uri}: {failure.Reason}");
                if (failure.IsFinal) break;
                // A connection that is cut again and again still gets there, as long as each attempt brings something.
                if (partial.Length <= before) failed++;
            }
        }
        throw Errors.FetchFailed(file.Name, failures.Distinct(), partial.Length > 0 ? partial.Path : null);
    }

    private async Task<Failure?> AttemptAsync(Uri uri, PartialFile partial, CancellationToken cancellation)
    {
        if (partial.IsWhole) return null;
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        silence.CancelAfter(Patience);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, uri);
            if (partial.Length > 0) request.Headers.Range = new RangeHeaderValue(partial.Length, null);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, silence.Token);
            if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable) return partial.Discard("it does not have the rest");
            if (!response.IsSuccessStatusCode)
                return new($"{(int)response.StatusCode} {response.ReasonPhrase}", IsFinal: (int)response.StatusCode < 500);
            var start = response.StatusCode == HttpStatusCode.PartialContent ? response.Content.Headers.ContentRange?.From ?? 0 : 0;
            // A server that ignores ranges sends the whole file again.
            if (start == 0) partial.Discard("");
            if (start != partial.Length) return partial.Discard($"it sent bytes from {start} on");
            await using var body = await response.Content.ReadAsStreamAsync(silence.Token);
            return await CopyAsync(body, partial, silence, cancellation);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new($"no answer for {Patience.TotalSeconds:0} s", IsFinal: false);
        }
        catch (Exception cause) when (cause is HttpRequestException or IOException)
        {
            return new(Innermost(cause).Message.TrimEnd('.'), IsFinal: false);
        }
    }

    private async Task<Failure?> CopyAsync(
        Stream body, PartialFile partial, CancellationTokenSource silence, CancellationToken cancellation)
    {
        var buffer = new byte[1 << 16];
        using var output = partial.Append();
        progress.Report(partial.File, partial.Length);
        int count;
        while ((count = await body.ReadAsync(buffer, silence.Token)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            silence.CancelAfter(Patience);
            if (partial.Length + count > partial.File.Length)
            {
                output.Dispose();
                return partial.Discard("it sent more than the file's length", isFinal: true);
            }
            partial.Write(output, buffer.AsSpan(0, count));
            progress.Report(partial.File, partial.Length);
        }
        return partial.IsWhole ? null : new($"the connection ended after {partial.Length} of {partial.File.Length} bytes", IsFinal: false);
    }

    // A mirror's address may lack the final slash, without which its last part would be replaced.
    private static Uri Resolve(Uri address, string name) =>
        new(address.AbsoluteUri.EndsWith('/') ? address : new(address.AbsoluteUri + "/"), name);

    private static Exception Innermost(Exception cause) => cause.InnerException is { } inner ? Innermost(inner) : cause;
}

/// <summary>Why an attempt did not bring the file.</summary>
/// <param name="Reason">For the user.</param>
/// <param name="IsFinal">Whether asking the same address again is useless.</param>
internal sealed record Failure(string Reason, bool IsFinal);
