using System.Diagnostics;
using System.Runtime.Versioning;

namespace Bezoar.Tests.Cli;

/// <summary>The script <c>bezoar</c>, with a dotnet that only writes down what it is asked for.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class LauncherTests : IDisposable
{
    private const string Dotnet = """
        #!/bin/sh
        case $1 in
          --version) [ -z "$NO_SDK" ] && echo 10.0.100 ;;
          --list-sdks) echo "8.0.100 [/usr/share/dotnet/sdk]" ;;
          publish)
            echo "$@" >>"$CALLS"
            sleep "${SECONDS_TO_BUILD:-0}"
            if [ -n "$BROKEN" ]; then echo "Program.cs(1,1): error CS1002: ; expected"; exit 1; fi
            if [ -n "$NO_CROSSGEN" ] && echo "$@" | grep -q ReadyToRun; then echo "error NU1101: no such package"; exit 1; fi
            while [ "$1" != --output ]; do shift; done
            touch "$2/Bezoar.Cli.dll" ;;
          *) shift; printf '%s\n' "$PWD" "$@" ;;
        esac
        """;

    /// <summary>All that the script may need beside dotnet.</summary>
    private static readonly string[] Tools =
        ["bash", "cat", "cut", "date", "env", "find", "flock", "grep", "ln", "mkdir", "paste", "readlink", "rm", "sh", "sleep", "touch"];

    private readonly TemporaryFolder _folder = new();
    private readonly string _root;

    public LauncherTests()
    {
        _root = _folder["a copy"];
        Directory.CreateDirectory(_folder["bin"]);
        foreach (var file in (string[])["Directory.Build.props", "global.json", "src/Bezoar.Cli/Program.cs", "experiments/one.json"]) _folder.WriteText($"a copy/{file}", "");
        File.Copy(Path.Combine(Repository.Root, "bezoar"), Script);
        foreach (var tool in Tools) File.CreateSymbolicLink(_folder["bin", tool], Path.Combine("/usr/bin", tool));
        File.SetUnixFileMode(_folder.WriteText("bin/dotnet", Dotnet), UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private string Script => Path.Combine(_root, "bezoar");

    private string Source => Path.Combine(_root, "src", "Bezoar.Cli", "Program.cs");

    private string[] Builds => File.Exists(_folder["calls"]) ? File.ReadAllLines(_folder["calls"]) : [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task BuildsOnceThenRunsWhereItWasCalled()
    {
        var first = (await RunAsync(["certify", "--out", "two words"])).MustBeDone();
        Assert.Equal("bezoar: building (only the first time and after a change) …\n", first.Error);
        Assert.Equal($"{_folder.Path}\ncertify\n--out\ntwo words\n", first.Output);
        var second = (await RunAsync([])).MustBeDone();
        Assert.Equal("", second.Error);
        Assert.Contains("ReadyToRun=true", Assert.Single(Builds), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BuildsAgainWhenAFileIsChangedAddedOrGone()
    {
        var changes = (Action[])
        [
            () => File.WriteAllText(Source, "changed"),
            () => File.WriteAllText(Source + ".new", "added"),
            () => File.Delete(Source + ".new"),
            () => File.WriteAllText(Path.Combine(_root, "global.json"), "changed"),
            () => File.WriteAllText(Path.Combine(_root, "experiments", "one.json"), "changed"),
        ];
        (await RunAsync([])).MustBeDone();
        for (var i = 0; i < changes.Length; i++)
        {
            changes[i]();
            (await RunAsync([])).MustBeDone();
            Assert.Equal(i + 2, Builds.Length);
        }
        // The one that runs and the one before, which may still be running.
        Assert.Equal(2, Directory.EnumerateDirectories(Path.Combine(_root, "artifacts", "tool"), "*-*").Count());
    }

    [Fact]
    public async Task TwoAtOnceBuildOnce()
    {
        var runs = await Task.WhenAll(RunAsync(["one"], "SECONDS_TO_BUILD=1"), RunAsync(["two"], "SECONDS_TO_BUILD=1"));
        Assert.All(runs, run => run.MustBeDone());
        Assert.Single(Builds);
    }

    [Fact]
    public async Task WorksThroughALink()
    {
        File.CreateSymbolicLink(_folder["bin", "bezoar"], "../link");
        File.CreateSymbolicLink(_folder["link"], Script);
        Assert.EndsWith("\nreport\n", (await RunAsync(["report"], script: _folder["bin", "bezoar"])).MustBeDone().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DoesWithoutTheAheadOfTimeCompiler()
    {
        (await RunAsync([], "NO_CROSSGEN=1")).MustBeDone();
        Assert.Equal([true, false], Builds.Select(build => build.Contains("ReadyToRun", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ABrokenBuildIsShownAndTriedAgain()
    {
        var run = await RunAsync([], "BROKEN=1");
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("error CS1002", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("build.log\n", run.Error, StringComparison.Ordinal);
        Assert.Single(Builds);
        (await RunAsync([])).MustBeDone();
    }

    [Fact]
    public async Task AMissingOrOldSdkIsNamed()
    {
        (await RunAsync([], "NO_SDK=1")).MustFail(3, "the .NET 10 SDK is missing (installed: 8.0.100): install it from ");
        File.Delete(_folder["bin", "dotnet"]);
        (await RunAsync([])).MustFail(3, "the .NET 10 SDK is missing (no 'dotnet' on PATH)");
    }

    private async Task<ToolRun> RunAsync(string[] arguments, string? setting = null, string? script = null)
    {
        var information = new ProcessStartInfo(script ?? Script, arguments)
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        information.Environment["PATH"] = _folder["bin"];
        information.Environment["CALLS"] = _folder["calls"];
        if (setting?.Split('=') is [var name, var value]) information.Environment[name] = value;
        using var process = Process.Start(information)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }
}
