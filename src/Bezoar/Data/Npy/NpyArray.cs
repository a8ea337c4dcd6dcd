using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Bezoar.Data.Npy;

/// <summary>An array that came out of a <c>.npy</c> file: C order (last index fastest), whatever order the file had.</summary>
public sealed class NpyArray
{
    private readonly byte[] _data;

    internal NpyArray(string name, NpyType type, int[] shape, byte[] data) =>
        (Name, Type, Shape, _data) = (name, type, shape, data);

    /// <summary>What messages call it: the path.</summary>
    public string Name { get; }

    /// <summary>What one element is.</summary>
    public NpyType Type { get; }

    /// <summary>Sizes, outermost first; empty for a single number.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>Number of elements: the product of <see cref="Shape"/>.</summary>
    public int Count => _data.Length / Type.Size();

    /// <summary>The elements without conversion.</summary>
    /// <typeparam name="T">The .NET type that fits <see cref="Type"/> exactly, such as float for float32.</typeparam>
    /// <exception cref="BezoarException">The file holds another type.</exception>
    /// <exception cref="ArgumentException">No array can hold <typeparamref name="T"/>.</exception>
    public ReadOnlySpan<T> As<T>() where T : unmanaged
    {
        var wanted = NpyTypes.FromClr(typeof(T)) ?? throw new ArgumentException($"{typeof(T)} is no element type", nameof(T));
        return wanted == Type ? MemoryMarshal.Cast<byte, T>(_data) : throw Errors.NpyWrongType(Name, Type, wanted);
    }

    /// <summary>All elements as int32, in a new array. Floats must be whole numbers; true is 1.</summary>
    /// <exception cref="BezoarException">An element is outside the range of int32, has a fraction, is NaN or infinite.</exception>
    public int[] ToInt32() => Type switch
    {
        NpyType.Boolean or NpyType.UInt8 => WholeNumbers<byte>(),
        NpyType.Int8 => WholeNumbers<sbyte>(),
        NpyType.Int16 => WholeNumbers<short>(),
        NpyType.UInt16 => WholeNumbers<ushort>(),
        NpyType.Int32 => As<int>().ToArray(),
        NpyType.UInt32 => WholeNumbers<uint>(),
        NpyType.Int64 => WholeNumbers<long>(),
        NpyType.UInt64 => WholeNumbers<ulong>(),
        NpyType.Float16 => WholeNumbers<Half>(),
        NpyType.Float32 => WholeNumbers<float>(),
        _ => WholeNumbers<double>(),
    };

    /// <summary>All elements as float32, rounded to nearest where they do not fit exactly, in a new array.</summary>
    /// <exception cref="BezoarException">An element is NaN, infinite, or too large for float32.</exception>
    public float[] ToSingle() => Type switch
    {
        NpyType.Boolean or NpyType.UInt8 => FiniteNumbers<byte>(),
        NpyType.Int8 => FiniteNumbers<sbyte>(),
        NpyType.Int16 => FiniteNumbers<short>(),
        NpyType.UInt16 => FiniteNumbers<ushort>(),
        NpyType.Int32 => FiniteNumbers<int>(),
        NpyType.UInt32 => FiniteNumbers<uint>(),
        NpyType.Int64 => FiniteNumbers<long>(),
        NpyType.UInt64 => FiniteNumbers<ulong>(),
        NpyType.Float16 => FiniteNumbers<Half>(),
        NpyType.Float32 => FiniteNumbers<float>(),
        _ => FiniteNumbers<double>(),
    };

    private int[] WholeNumbers<T>() where T : unmanaged, INumber<T>
    {
        var from = MemoryMarshal.Cast<byte, T>(_data);
        var to = new int[from.Length];
        for (var i = 0; i < to.Length; i++)
        {
            // Saturating both ways shows every loss: a fraction, a NaN, or a value out of range does not come back as it was.
            to[i] = int.CreateSaturating(from[i]);
            if (T.CreateSaturating(to[i]) != from[i] || (to[i] == int.MaxValue && BeyondInt32(from[i])))
                throw Errors.NpyNotInt32(Name, Position(i), Text(from[i]));
        }
        return to;
    }

    // float32 cannot hold int.MaxValue: it rounds to 2^31, which is just out of range.
    private static bool BeyondInt32<T>(T value) where T : INumber<T> => double.CreateSaturating(value) > int.MaxValue;

    private float[] FiniteNumbers<T>() where T : unmanaged, INumber<T>
    {
        var from = MemoryMarshal.Cast<byte, T>(_data);
        var to = new float[from.Length];
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = float.CreateTruncating(from[i]);
            if (!float.IsFinite(to[i])) throw Errors.NpyNotSingle(Name, Position(i), Text(from[i]));
        }
        return to;
    }

    // As one would index it in Python: [3, 5].
    private string Position(int index)
    {
        var at = new int[Shape.Count];
        for (var axis = at.Length - 1; axis >= 0; axis--) (index, at[axis]) = Math.DivRem(index, Shape[axis]);
        return string.Create(CultureInfo.InvariantCulture, $"[{string.Join(", ", at)}]");
    }

    private static string Text<T>(T value) where T : INumber<T> => value.ToString(null, CultureInfo.InvariantCulture);
}
