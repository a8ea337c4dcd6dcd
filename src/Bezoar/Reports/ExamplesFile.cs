using System.Text.Json.Serialization;

namespace Bezoar.Reports;

/// <summary>The layout of <c>examples.json</c>.</summary>
/// <param name="Schema">Version of this layout.</param>
/// <param name="TestDigest">SHA-256 of the test set that the images stem from.</param>
/// <param name="Channels">1 or 3.</param>
/// <param name="Height">Rows, in pixels.</param>
/// <param name="Width">Columns, in pixels.</param>
/// <param name="Images">In order of their index.</param>
internal sealed record ExamplesFile(
    string Schema, string TestDigest, int Channels, int Height, int Width, IReadOnlyList<ExamplePixels> Images)
{
    public const string CurrentSchema = "bezoar-examples/1";
}

/// <param name="Index">Position in the test set.</param>
/// <param name="Pixels">C×H×W bytes; base64 in the file.</param>
internal sealed record ExamplePixels(int Index, byte[] Pixels);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ExamplesFile))]
internal sealed partial class ExamplesJson : JsonSerializerContext;
