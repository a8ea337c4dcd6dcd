namespace Bezoar.Data.Npy;

/// <summary>What one element of an array is. Named as NumPy names it, in .NET's spelling.</summary>
public enum NpyType
{
    /// <summary>One byte, 0 or 1: <c>bool</c>.</summary>
    Boolean,

    /// <summary><c>int8</c>.</summary>
    Int8,

    /// <summary><c>uint8</c>.</summary>
    UInt8,

    /// <summary><c>int16</c>.</summary>
    Int16,

    /// <summary><c>uint16</c>.</summary>
    UInt16,

    /// <summary><c>int32</c>.</summary>
    Int32,

    /// <summary><c>uint32</c>.</summary>
    UInt32,

    /// <summary><c>int64</c>.</summary>
    Int64,

    /// <summary><c>uint64</c>.</summary>
    UInt64,

    /// <summary><c>float16</c>.</summary>
    Float16,

    /// <summary><c>float32</c>.</summary>
    Float32,

    /// <summary><c>float64</c>.</summary>
    Float64,
}

/// <summary>The table of element types: code in a file, size, name, and the .NET type.</summary>
internal static class NpyTypes
{
    private static readonly (NpyType Type, string Code, int Size, string Name, Type Clr)[] Table =
    [
        (NpyType.Boolean, "b1", 1, "bool", typeof(bool)),
        (NpyType.Int8, "i1", 1, "int8", typeof(sbyte)),
        (NpyType.UInt8, "u1", 1, "uint8", typeof(byte)),
        (NpyType.Int16, "i2", 2, "int16", typeof(short)),
        (NpyType.UInt16, "u2", 2, "uint16", typeof(ushort)),
        (NpyType.Int32, "i4", 4, "int32", typeof(int)),
        (NpyType.UInt32, "u4", 4, "uint32", typeof(uint)),
        (NpyType.Int64, "i8", 8, "int64", typeof(long)),
        (NpyType.UInt64, "u8", 8, "uint64", typeof(ulong)),
        (NpyType.Float16, "f2", 2, "float16", typeof(Half)),
        (NpyType.Float32, "f4", 4, "float32", typeof(float)),
        (NpyType.Float64, "f8", 8, "float64", typeof(double)),
    ];

    public static int Size(this NpyType type) => Table[(int)type].Size;

    public static string Name(this NpyType type) => Table[(int)type].Name;

    /// <summary>As it stands in a file's header: <c>&lt;f4</c>, <c>|u1</c>.</summary>
    public static string Code(this NpyType type) => (type.Size() == 1 ? "|" : "<") + Table[(int)type].Code;

    public static NpyType? FromCode(ReadOnlySpan<char> code)
    {
        foreach (var entry in Table)
            if (code.SequenceEqual(entry.Code)) return entry.Type;
        return null;
    }

    public static NpyType? FromClr(Type clr)
    {
        foreach (var entry in Table)
            if (entry.Clr == clr) return entry.Type;
        return null;
    }
}
