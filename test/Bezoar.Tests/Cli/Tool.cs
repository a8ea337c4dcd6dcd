using System.Diagnostics;
using System.Runtime.InteropServices;
using Bezoar.Cli;

namespace Bezoar.Tests.Cli;

/// <summary>What a call of the tool gave.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    /// <summary>Done, with nothing to complain about but progress.</summary>
    public ToolRun MustBeDone()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}: {Error}");
        return this;
    }

    /// <summary>Failed with this code, and one line on standard error that says these things.</summary>
    public ToolRun MustFail(int exitCode, params string[] parts)
    {
        Assert.Equal((exitCode, ""), (ExitCode, Output));
        var complaint = Assert.Single(Error.Split('\n'), line => line.StartsWith("bezoar: ", StringComparison.Ordinal));
        Assert.All(parts, part => Assert.Contains(part, complaint, StringComparison.Ordinal));
        return this;
    }
}

/// <summary>Calls the tool in this process, or as a process of its own where signals or the environment matter.</summary>
internal static class Tool
{
    private static readonly TemporaryFolder Models = new();

    /// <summary>What the tool keeps from run to run, it keeps for this run of the tests, and not in the user's folder.</summary>
    static Tool()
    {
        Environment.SetEnvironmentVariable("BEZOAR_MODELS", Models.Path);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Models.Dispose();
    }

    public static async Task<ToolRun> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await Application.RunAsync(arguments, output, error);
        return new(exitCode, output.ToString(), error.ToString());
    }

    public static Process Start(IReadOnlyDictionary<string, string> environment, params string[] arguments) => StartIn("", environment, arguments);

    private static Process StartIn(string folder, IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        // A shell that runs the tests in the background ignores SIGINT, and its children would inherit that.
        var information = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "Bezoar.Cli.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in environment) information.Environment[name] = value;
        return Process.Start(information)!;
    }

    public static Task<ToolRun> RunProcessAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        RunProcessInAsync("", environment, arguments);

    public static async Task<ToolRun> RunProcessInAsync(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = StartIn(folder, environment, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }

    /// <summary>Sends Ctrl-C to the tool as soon as a line on standard error begins so. Returns what standard error says from there on.</summary>
    public static async Task<string> InterruptAsync(IReadOnlyDictionary<string, string> environment, string after, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        while (await process.StandardError.ReadLineAsync() is { } line)
            if (line.StartsWith(after, StringComparison.Ordinal)) break;
        Assert.Equal(0, Kill(process.Id, 2));
        var lastWords = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 130, $"exit code {process.ExitCode}: {lastWords}");
        return lastWords;
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
