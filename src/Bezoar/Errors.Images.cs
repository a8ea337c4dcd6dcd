namespace Bezoar;

internal static partial class Errors
{
    public static BezoarException NotAPng(string name, string fault) => Error($"{name}: not a PNG image that can be read: {fault}");

    public static BezoarException PngKind(string name, FormattableString kind) =>
        Error($"{name}: {kind} are not read; save it with 8 bits a channel, not interlaced");

    public static BezoarException PngSize(string name, uint width, uint height, int most) =>
        Error($"{name}: {width}×{height} pixels; a picture has 1 to {most}");
}
