using Bezoar.Data.Images;

namespace Bezoar.Tests.Data.Images;

public class ContactSheetTests
{
    [Fact]
    public void ImagesStandInGroupsFromLeftToRight()
    {
        // 42 × 42 pixels are doubled to 84.
        byte[] Filled(byte value) => [.. Enumerable.Repeat(value, 42 * 42)];
        var groups = new[] { 10, 20, 30 }.Select(value => (IReadOnlyList<byte[]>)[Filled((byte)value), Filled((byte)(value + 1))]).ToArray();
        var sheet = PngReader.Decode(ContactSheet.Encode(new(1, 42, 42), groups, 2), "sheet");
        Assert.Equal((10 + 2 * (84 + 2 + 84 + 10), 10 + 2 * (84 + 10)), (sheet.Width, sheet.Height));
        byte At(int y, int x) => sheet.Rgba.Span[4 * (y * sheet.Width + x)];
        Assert.Equal([10, 10, 11, 20, 21], new[] { At(10, 10), At(93, 93), At(10, 96), At(10, 190), At(10, 276) });
        Assert.Equal([30, 31, 255, 255], new[] { At(104, 10), At(104, 96), At(104, 190), At(94, 10) });
    }

    [Fact]
    public void DifferencesAreMagnifiedAndClipped() =>
        Assert.Equal([128, 136, 120, 255, 0], ContactSheet.Difference([5, 5, 5, 5, 200], [5, 6, 4, 200, 5]));

    [Fact]
    public void GroupsMustBeOfOneSize()
    {
        Assert.Throws<ArgumentException>(() => ContactSheet.Encode(new(1, 1, 1), [], 1));
        Assert.Throws<ArgumentException>(() => ContactSheet.Encode(new(1, 1, 1), [[[1]], [[1], [2]]], 1));
    }
}
