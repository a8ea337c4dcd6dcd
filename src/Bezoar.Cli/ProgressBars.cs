using Spectre.Console;

namespace Bezoar.Cli;

/// <summary>Bars on a terminal.</summary>
internal static class ProgressBars
{
    /// <summary>Whether whoever reads this is a person at a terminal.</summary>
    public static bool Suit(TextWriter error) => ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;

    /// <summary>Shows bars while the work runs.</summary>
    public static T Show<T>(TextWriter error, Func<ProgressContext, IAnsiConsole, T> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
        return console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context => work(context, console));
    }
}
