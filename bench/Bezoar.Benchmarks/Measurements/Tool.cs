using System.Diagnostics;

namespace Bezoar.Benchmarks.Measurements;

/// <summary>Runs <c>./bezoar</c> as users do: as a process of its own, in a folder of its own that is gone afterwards.</summary>
internal sealed class Tool : IDisposable
{
    private static readonly string Executable = Path.GetFullPath("bezoar");

    /// <summary>Where it runs: <c>runs/digits</c> is below.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("bezoar-bench-").FullName;

    /// <summary>Runs to the end. What goes to standard error is shown.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public (double Seconds, string[] Output) Run(IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Executable, arguments) { RedirectStandardOutput = true, WorkingDirectory = Folder };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var begin = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        if (process.ExitCode != 0) throw new InvalidOperationException($"{Command(start.ArgumentList)} ended with exit code {process.ExitCode}");
        return (seconds, output.TrimEnd('\n').Split('\n'));
    }

    /// <summary>What a person types.</summary>
    public static string Command(IEnumerable<string> arguments) => string.Join(' ', arguments.Prepend("./bezoar"));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
