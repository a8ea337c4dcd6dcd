using Spectre.Console;

namespace Bezoar.Cli.Data;

/// <summary>A bar for each file, on a terminal.</summary>
internal sealed class TerminalProgress(ProgressContext context, IAnsiConsole console) : IDownloadProgress
{
    private readonly Dictionary<RemoteFile, ProgressTask> _bars = [];

    public void Report(RemoteFile file, long done)
    {
        if (!_bars.TryGetValue(file, out var bar))
        {
            bar = context.AddTask(Markup.Escape(file.Name), maxValue: Math.Max(1, file.Length));
            _bars.Add(file, bar);
        }
        bar.Value = done;
    }

    public void Note(string line) => console.WriteLine(line);

    /// <summary>Runs with bars on standard error where that is a terminal, and with plain lines otherwise.</summary>
    public static async Task RunAsync(TextWriter error, Func<IDownloadProgress, Task> work)
    {
        if (!ReferenceEquals(error, Console.Error) || Console.IsErrorRedirected)
        {
            await work(new PlainProgress(error));
            return;
        }
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
        await console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new DownloadedColumn(), new TransferSpeedColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new TerminalProgress(context, console)));
    }
}
