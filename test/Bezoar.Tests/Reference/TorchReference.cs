using System.Text.Json;

namespace Bezoar.Tests.Reference;

/// <summary>What PyTorch gives, in files made for this project.</summary>
internal static class TorchReference
{
    /// <summary>The cases of a file such as <c>optimizers.json</c>.</summary>
    public static JsonElement[] Read(string file) => [.. ReadWhole(file).EnumerateArray()];

    /// <summary>All that a file such as <c>attacks.json</c> says.</summary>
    public static JsonElement ReadWhole(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Reference", "torch", file)));
        return document.RootElement.Clone();
    }

    /// <summary>The numbers of a tensor, or of a plain list.</summary>
    public static float[] Numbers(this JsonElement tensor) =>
        [.. (tensor.ValueKind == JsonValueKind.Array ? tensor : tensor.GetProperty("data")).EnumerateArray().Select(each => each.GetSingle())];

    /// <summary>Every number within a share of the largest magnitude expected.</summary>
    public static void Near(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, double share = 1e-4)
    {
        Assert.Equal(expected.Length, actual.Length);
        var largest = 0f;
        foreach (var number in expected) largest = Math.Max(largest, Math.Abs(number));
        for (var i = 0; i < expected.Length; i++)
            if (!(Math.Abs(actual[i] - expected[i]) <= share * largest))
                Assert.Fail($"number {i} of {expected.Length} is {actual[i]:R}, expected {expected[i]:R}");
    }
}
