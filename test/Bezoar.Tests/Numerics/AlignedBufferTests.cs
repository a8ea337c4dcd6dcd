using Bezoar.Numerics;

namespace Bezoar.Tests.Numerics;

public unsafe class AlignedBufferTests
{
    [Theory]
    [InlineData(0, 64)]
    [InlineData(1, 64)]
    [InlineData(1000, 64)]
    [InlineData(600_000, 2 << 20)]
    public void BeginsOnAWholeLineOrPage(long length, int alignment)
    {
        using var buffer = new AlignedBuffer(length);
        Assert.Equal(length, buffer.Length);
        Assert.Equal(0u, (nuint)buffer.Start % (nuint)alignment);
    }

    [Fact]
    public void SlicesAndClears()
    {
        using var buffer = new AlignedBuffer(10);
        buffer.Slice(0, 10).Fill(3);
        buffer.Slice(4, 2)[1] = 5;
        Assert.Equal([3, 3, 3, 3, 3, 5, 3, 3, 3, 3], buffer.Slice(0, 10).ToArray());
        buffer.Clear();
        Assert.Equal(new float[10], buffer.Slice(0, 10).ToArray());
        Assert.Equal(0, buffer.Slice(10, 0).Length);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, -1)]
    [InlineData(0, 11)]
    [InlineData(10, 1)]
    [InlineData(11, 0)]
    [InlineData(long.MaxValue, 1)]
    public void SlicesStayInside(long start, int length)
    {
        using var buffer = new AlignedBuffer(10);
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Slice(start, length).Length);
    }

    [Fact]
    public void NegativeLengthIsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new AlignedBuffer(-1));

    [Fact]
    public void FreedMemoryIsOutOfReach()
    {
        var buffer = new AlignedBuffer(10);
        buffer.Dispose();
        buffer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => buffer.Slice(0, 1).Length);
        Assert.Throws<ObjectDisposedException>(buffer.Clear);
    }
}
