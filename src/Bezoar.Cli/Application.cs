using System.CommandLine;

namespace Bezoar.Cli;

/// <summary>Parses, runs, and turns every way to fail into one line on standard error and an exit code.</summary>
internal static class Application
{
    public static async Task<int> RunAsync(RootCommand root, string[] arguments)
    {
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) Console.Error.WriteLine($"bezoar: {error.Message}");
            Console.Error.WriteLine($"Try 'bezoar {PathOf(parsed.CommandResult.Command)}--help'.");
            return ExitCode.Usage;
        }
        // System.CommandLine cancels the token on Ctrl-C and SIGTERM; finished work is stored before the command returns.
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
        };
        try
        {
            return await parsed.InvokeAsync(configuration);
        }
        catch (BezoarException fault)
        {
            Console.Error.WriteLine($"bezoar: {fault.Message}");
            return ExitCode.Input;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("bezoar: interrupted");
            return ExitCode.Interrupted;
        }
        catch (Exception defect)
        {
            Console.Error.WriteLine($"bezoar: internal error, please report it: {defect}");
            return ExitCode.Internal;
        }
    }

    /// <summary>The command's words, each followed by a space; nothing for the root.</summary>
    private static string PathOf(Symbol command) =>
        command is RootCommand ? "" : PathOf(command.Parents.First()) + command.Name + " ";
}
