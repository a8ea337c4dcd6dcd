namespace Bezoar;

internal static partial class Errors
{
    public static BezoarException InputIsFolder(string path) =>
        Error($"{path}: is a folder; name a file inside it");

    public static BezoarException CannotRead(string path, Exception cause) => cause switch
    {
        FileNotFoundException or DirectoryNotFoundException =>
            Error($"{path}: no such file; check the path", cause),
        UnauthorizedAccessException =>
            Error($"{path}: no permission to read it; change the file's mode or run as its owner", cause),
        _ => Error($"{path}: cannot be read ({OneLine(cause)}); check the path and the disk", cause),
    };

    public static BezoarException OutputIsFolder(string path) =>
        Error($"{path}: is a folder; name a file to write");

    public static BezoarException CannotWrite(string path, Exception cause) => cause switch
    {
        UnauthorizedAccessException =>
            Error($"{path}: no permission to write there; choose another place", cause),
        IOException when cause.Message.StartsWith("No space left", StringComparison.Ordinal) =>
            Error($"{path}: the disk is full; free some space or choose another place", cause),
        _ => Error($"{path}: cannot be written ({OneLine(cause)}); choose another place", cause),
    };

    private static string OneLine(Exception cause) => cause.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
}
