using System.Runtime.InteropServices;
using Bezoar.Data.Npy;

namespace Bezoar.Tests.Data.Npy;

public class NpyArrayTests
{
    [Fact]
    public void EveryTypeConverts()
    {
        Assert.Equal([0, 1], Array<byte>(NpyType.Boolean, 0, 1).ToInt32());
        Assert.Equal([-128, 127], Array<sbyte>(NpyType.Int8, -128, 127).ToInt32());
        Assert.Equal([0, 255], Array<byte>(NpyType.UInt8, 0, 255).ToInt32());
        Assert.Equal([-32768, 7], Array<short>(NpyType.Int16, -32768, 7).ToInt32());
        Assert.Equal([65535], Array<ushort>(NpyType.UInt16, 65535).ToInt32());
        Assert.Equal([int.MinValue, int.MaxValue], Array(NpyType.Int32, int.MinValue, int.MaxValue).ToInt32());
        Assert.Equal([int.MaxValue], Array<uint>(NpyType.UInt32, int.MaxValue).ToInt32());
        Assert.Equal([int.MinValue, int.MaxValue], Array<long>(NpyType.Int64, int.MinValue, int.MaxValue).ToInt32());
        Assert.Equal([5], Array(NpyType.UInt64, 5ul).ToInt32());
        Assert.Equal([-2048], Array(NpyType.Float16, (Half)(-2048)).ToInt32());
        Assert.Equal([int.MinValue, 0, 3], Array(NpyType.Float32, -2147483648f, -0f, 3f).ToInt32());
        Assert.Equal([int.MaxValue], Array(NpyType.Float64, 2147483647d).ToInt32());

        Assert.Equal([-1f, 2f], Array(NpyType.Int64, -1L, 2L).ToSingle());
        Assert.Equal([0.1f], Array(NpyType.Float64, 0.1).ToSingle());
        Assert.Equal([-0.5f], Array(NpyType.Float16, (Half)(-0.5)).ToSingle());
    }

    [Fact]
    public void NothingIsRoundedSilentlyToAWholeNumber()
    {
        Fails.With(() => Array(NpyType.Float32, 1f, 2.5f).ToInt32(), "array", "element [1] is 2.5");
        Fails.With(() => Array(NpyType.Float32, float.NaN).ToInt32(), "element [0] is NaN");
        Fails.With(() => Array(NpyType.Float32, 2147483648f).ToInt32(), "element [0]");
        Fails.With(() => Array(NpyType.Float64, 2147483648d).ToInt32(), "element [0]");
        Fails.With(() => Array(NpyType.Float64, double.NegativeInfinity).ToInt32(), "element [0]");
        Fails.With(() => Array(NpyType.Float16, Half.PositiveInfinity).ToInt32(), "element [0]");
        Fails.With(() => Array(NpyType.UInt32, 2147483648u).ToInt32(), "element [0] is 2147483648");
        Fails.With(() => Array(NpyType.Int64, 0L, -2147483649L).ToInt32(), "element [1] is -2147483649");
        Fails.With(() => Array(NpyType.UInt64, ulong.MaxValue).ToInt32(), "element [0] is 18446744073709551615");
    }

    [Fact]
    public void VectorsMustBeFinite()
    {
        Fails.With(() => Array(NpyType.Float32, 1f, float.NaN).ToSingle(), "array", "element [1] is NaN");
        Fails.With(() => Array(NpyType.Float64, 1e300).ToSingle(), "element [0] is 1E+300");
        Fails.With(() => Array(NpyType.Float16, Half.NegativeInfinity).ToSingle(), "element [0] is -Infinity");
    }

    [Fact]
    public void AnotherTypeIsRefusedByName()
    {
        Fails.With(() => Array(NpyType.Int64, 1L).As<int>(), "holds int64 where int32 is needed");
        Assert.Throws<ArgumentException>(() => Array(NpyType.Int64, 1L).As<decimal>());
    }

    private static NpyArray Array<T>(NpyType type, params T[] values) where T : unmanaged =>
        new("array", type, [values.Length], MemoryMarshal.AsBytes<T>(values).ToArray());
}
