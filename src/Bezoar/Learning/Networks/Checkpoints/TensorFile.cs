using System.Globalization;
using System.Runtime.InteropServices;
using Bezoar.Data;

namespace Bezoar.Learning.Networks.Checkpoints;

/// <summary>What a safetensors file holds.</summary>
/// <param name="Path">What messages call it.</param>
/// <param name="Metadata">Texts by name.</param>
/// <param name="Tensors">By name.</param>
public sealed record TensorFile(string Path, IReadOnlyDictionary<string, string> Metadata, IReadOnlyDictionary<string, Tensor> Tensors)
{
    /// <summary>A text that must be there.</summary>
    /// <exception cref="BezoarException">It is not.</exception>
    internal string Text(string key) => Metadata.GetValueOrDefault(key) ?? throw Errors.MetadataMissing(Path, key);

    /// <summary>A whole number that must be there.</summary>
    /// <exception cref="BezoarException">It is not, or is not from <paramref name="low"/> up.</exception>
    internal int Number(string key, int low) =>
        int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= low
            ? number
            : throw Errors.MetadataNotUsable(Path, key);

    /// <summary>Numbers that must be there.</summary>
    /// <exception cref="BezoarException">They are not, or not all are finite.</exception>
    internal double[] Numbers(string key) => [.. Text(key).Split(' ').Select(text =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Errors.MetadataNotUsable(Path, key))];

    /// <summary>An array of a certain shape that must be there.</summary>
    /// <exception cref="BezoarException">It is missing, of another type or of another shape.</exception>
    internal ReadOnlySpan<T> Values<T>(string name, params IReadOnlyList<int> shape) where T : unmanaged
    {
        var tensor = Tensors.GetValueOrDefault(name) ?? throw Errors.TensorMissing(Path, name);
        var type = typeof(T) == typeof(float) ? Tensor.Single : Tensor.Double;
        if (tensor.Type != type) throw Errors.TensorType(Path, name, tensor.Type, type);
        if (!tensor.Shape.SequenceEqual(shape)) throw Errors.TensorShape(Path, name, tensor.ShapeText, Tensor.Describe(shape));
        return MemoryMarshal.Cast<byte, T>(tensor.Data.Span);
    }

    /// <summary>Fills a parameter with the numbers of its name.</summary>
    /// <exception cref="BezoarException">They are missing, of another shape, not float32 or not finite.</exception>
    internal void CopyTo(Parameter parameter, string prefix = "")
    {
        var values = Values<float>(prefix + parameter.Name, parameter.Shape);
        if (values.IndexOfAnyNonFinite() >= 0) throw Errors.TensorNotFinite(Path, prefix + parameter.Name);
        parameter.CopyFrom(values);
    }

    /// <summary>A parameter's numbers in PyTorch's order.</summary>
    internal static Tensor Of(Parameter parameter, string prefix = "")
    {
        var values = new float[parameter.Count];
        parameter.CopyTo(values);
        return Tensor.Of(prefix + parameter.Name, values, parameter.Shape);
    }
}
