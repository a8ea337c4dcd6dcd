using Bezoar.Data;

namespace Bezoar;

internal static partial class Errors
{
    public static BezoarException NotAPng(string name, string fault) => Error($"{name}: not a PNG image that can be read: {fault}");

    public static BezoarException PngKind(string name, FormattableString kind) =>
        Error($"{name}: {kind} are not read; save it with 8 bits a channel, not interlaced");

    public static BezoarException ResizesImagesOnly(string name, RecordShape shape) => Error($"{name}: only images can be resized, and the records are {shape}");

    public static BezoarException ImageSize(int height, int width, int most) => Error($"an image of {height}×{width} pixels is impossible, it has 1 to {most} rows and columns");

    public static BezoarException ResizedTooLarge(string name, int count, RecordShape shape) =>
        Error($"{name}: {count} images of {shape} are more than fit into memory at once; take fewer images or a smaller size");

    public static BezoarException PngSize(string name, uint width, uint height, int most) =>
        Error($"{name}: {width}×{height} pixels; a picture has 1 to {most}");
}
