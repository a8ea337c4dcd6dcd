using System.CommandLine;
using Bezoar.Cli.Commands;
using Bezoar.Cli.Help;

namespace Bezoar.Cli;

/// <summary>The tool without its process: parses, runs, and turns every way to fail into one line and an exit code.</summary>
internal static class Application
{
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, TextWriter output, TextWriter error, CancellationToken cancellation = default)
    {
        try
        {
            return await ParseAndRunAsync(arguments, output, error, cancellation);
        }
        catch (BezoarException fault)
        {
            error.WriteLine($"bezoar: {fault.Message}");
            return ExitCode.Input;
        }
        catch (OperationCanceledException stop) when (cancellation.IsCancellationRequested)
        {
            error.WriteLine(stop is InterruptedException ? $"bezoar: interrupted; {stop.Message}" : "bezoar: interrupted");
            return ExitCode.Interrupted;
        }
        catch (OutOfMemoryException)
        {
            error.WriteLine("bezoar: not enough memory; ask for more partitions (a base classifier takes the square of its samples), fewer --copies, a smaller --batch or fewer --threads");
            return ExitCode.Input;
        }
        catch (Exception defect)
        {
            error.WriteLine($"bezoar: internal error, please report it: {defect}");
            return ExitCode.Internal;
        }
    }

    private static async Task<int> ParseAndRunAsync(
        IReadOnlyList<string> arguments, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var parsed = CreateRoot().Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            error.WriteLine($"bezoar: {UsageFault.Describe(parsed)}");
            error.WriteLine($"Try '{CommandPath.Of(parsed.CommandResult.Command)} --help'.");
            return ExitCode.Usage;
        }
        var configuration = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            // Signals are the caller's: the library would swallow the second Ctrl-C as well.
            ProcessTerminationTimeout = null,
        };
        return await parsed.InvokeAsync(configuration, cancellation);
    }

    public static Command CreateRoot() => new ToolCommand("bezoar", "Certified training on data you do not control", """
        bezoar certify               # prove what poison a classifier of the built-in digits withstands
        bezoar verify runs/digits    # check those proofs again, from the stored votes alone
        bezoar data fetch mnist      # get real data, for 'bezoar certify --dataset mnist'
        """, """
        Bezoar trains classifiers on data you do not control, and proves for each prediction how many poisoned samples it
        withstands.
        """)
    {
        CertifyCommand.Create(),
        AttackCommand.Create(),
        EvaluateCommand.Create(),
        TrainCommand.Create(),
        AdviseCommand.Create(),
        VerifyCommand.Create(),
        ReportCommand.Create(),
        DataCommand.Create(),
        new System.CommandLine.Help.HelpOption { Action = new HelpAction(), Description = "Show this help" },
        new VersionOption { Description = "Print the version" },
    };
}
