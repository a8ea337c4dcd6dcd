using System.Globalization;

namespace Bezoar.Cli.Data;

/// <summary>A line for each tenth of a file, for logs and pipes.</summary>
internal sealed class PlainProgress(TextWriter output) : IDownloadProgress
{
    private const int Steps = 10;

    private readonly Dictionary<RemoteFile, long> _shown = [];

    public void Report(RemoteFile file, long done)
    {
        var step = done * Steps / Math.Max(1, file.Length);
        if (_shown.TryGetValue(file, out var before) && step <= before) return;
        _shown[file] = step;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.Name}: {step * 100 / Steps} % of {Megabytes(file.Length)}"));
    }

    public void Note(string line) => output.WriteLine(line);

    public static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0##} MB");
}
