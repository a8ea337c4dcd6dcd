namespace Bezoar.Cli;

/// <summary>Interrupted, with a word on what is left of the work.</summary>
internal sealed class InterruptedException(string whatIsLeft, OperationCanceledException cause)
    : OperationCanceledException(whatIsLeft, cause, cause.CancellationToken);
