namespace Bezoar.Data.Images;

/// <summary>A picture with transparency, as a PNG file holds it.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Rgba">Row by row, four bytes a pixel: red, green, blue, and how opaque it is. Colours are as they would be if it were opaque.</param>
public sealed record PngImage(int Width, int Height, ReadOnlyMemory<byte> Rgba);
