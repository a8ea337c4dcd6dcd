namespace Bezoar.Cli;

/// <summary>What the process says to the shell that started it.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Usage = 1;

    /// <summary>Something that the user handed in is wrong: a missing file, corrupt data, an impossible option.</summary>
    public const int Input = 2;

    /// <summary>A defect of Bezoar's own.</summary>
    public const int Internal = 3;

    public const int Interrupted = 130;
}
