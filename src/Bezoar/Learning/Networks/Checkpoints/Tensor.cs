using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Bezoar.Learning.Networks.Checkpoints;

/// <summary>A named array in a safetensors file.</summary>
/// <param name="Name">Such as <c>0.weight</c>.</param>
/// <param name="Type">Of its elements, as the format names it: <c>F32</c>.</param>
/// <param name="Shape">Sizes, outermost first; none for a single number.</param>
/// <param name="Data">Elements in C order, little-endian.</param>
public sealed record Tensor(string Name, string Type, IReadOnlyList<int> Shape, ReadOnlyMemory<byte> Data)
{
    internal const string Single = "F32", Double = "F64";

    /// <summary>Such as <c>[192, 1, 5, 5]</c>.</summary>
    public string ShapeText => Describe(Shape);

    /// <summary>Float32 numbers.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="values">In C order.</param>
    /// <param name="shape">Sizes whose product is the number of values.</param>
    public static Tensor Of(string name, ReadOnlySpan<float> values, params IReadOnlyList<int> shape) =>
        new(name, Single, shape, MemoryMarshal.AsBytes(values).ToArray());

    /// <summary>Float64 numbers.</summary>
    /// <inheritdoc cref="Of(string, ReadOnlySpan{float}, IReadOnlyList{int})"/>
    public static Tensor Of(string name, ReadOnlySpan<double> values, params IReadOnlyList<int> shape) =>
        new(name, Double, shape, MemoryMarshal.AsBytes(values).ToArray());

    internal static string Describe(IEnumerable<int> shape) =>
        $"[{string.Join(", ", shape.Select(size => size.ToString(CultureInfo.InvariantCulture)))}]";

    /// <summary>SHA-256 of arrays, in whatever order they come, and of texts that go with them; in hexadecimal.</summary>
    internal static string DigestOf(IEnumerable<Tensor> tensors, params IEnumerable<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{string.Join(' ', texts)}\n"));
        foreach (var tensor in tensors.OrderBy(tensor => tensor.Name, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{tensor.Name} {tensor.Type} {tensor.ShapeText}\n"));
            hash.AppendData(tensor.Data.Span);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Bytes of one element, or 0 for a type that is not known.</summary>
    internal static int SizeOf(string type) => type switch
    {
        "BOOL" or "U8" or "I8" or "F8_E4M3" or "F8_E5M2" => 1,
        "U16" or "I16" or "F16" or "BF16" => 2,
        "U32" or "I32" or Single => 4,
        "U64" or "I64" or Double => 8,
        _ => 0,
    };
}
