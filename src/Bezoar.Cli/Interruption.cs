using System.Runtime.InteropServices;

namespace Bezoar.Cli;

/// <summary>The first Ctrl-C or SIGTERM asks for an orderly end; the second one is left to the system, which kills at once.</summary>
internal sealed class Interruption : IDisposable
{
    private const string ShowCursor = "\e[?25h";

    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;

    public Interruption() => _signals =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle),
    ];

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var signal in _signals) signal.Dispose();
        _source.Dispose();
    }

    private void Handle(PosixSignalContext signal)
    {
        signal.Cancel = !_source.IsCancellationRequested;
        if (signal.Cancel) _source.Cancel();
        // Progress bars hide the cursor and cannot bring it back when the process is killed.
        else if (!Console.IsErrorRedirected) Console.Error.Write(ShowCursor);
    }
}
