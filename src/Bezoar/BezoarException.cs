namespace Bezoar;

/// <summary>
/// Something that the user handed in is wrong: a missing file, corrupt data, an impossible option.
/// The message is one line that says what, where and what to do. The command-line tool ends with exit code 2.
/// Create one through <see cref="Errors"/> only, so that all messages stand in one place.
/// </summary>
public sealed class BezoarException : Exception
{
    internal BezoarException(string message, Exception? cause = null) : base(message, cause) { }
}
