using System.Text.Json.Serialization;

namespace Bezoar.Reports.Evaluation;

/// <summary>The layout of <c>attack-examples.json</c>.</summary>
/// <param name="Schema">Version of this layout.</param>
/// <param name="TestDigest">SHA-256 of the test set that the images stem from.</param>
/// <param name="Channels">1 or 3.</param>
/// <param name="Height">Rows, in pixels.</param>
/// <param name="Width">Columns, in pixels.</param>
/// <param name="Victims">One for each attack and victim, with the first seed.</param>
internal sealed record AttackExamplesFile(
    string Schema, string TestDigest, int Channels, int Height, int Width, IReadOnlyList<VictimPictures> Victims)
{
    public const string CurrentSchema = "bezoar-attack-examples/1";
}

/// <param name="Predictions">The victim's file in the run's folder, which tells it apart from all others.</param>
/// <param name="Inputs">Test inputs that it was asked about.</param>
/// <param name="Poison">Poison instances that it was trained on.</param>
internal sealed record VictimPictures(string Predictions, IReadOnlyList<AttackedInput> Inputs, IReadOnlyList<PoisonPicture> Poison);

/// <param name="Index">Position in the test set.</param>
/// <param name="Label">The true class.</param>
/// <param name="Target">What the trigger must produce; null without a trigger.</param>
/// <param name="Pixels">C×H×W bytes; base64 in the file.</param>
/// <param name="Triggered">The same with the trigger; null without one.</param>
internal sealed record AttackedInput(int Index, int Label, int? Target, byte[] Pixels, byte[]? Triggered);

/// <param name="Index">Position in the poisoned training set.</param>
/// <param name="LabelBefore">Label of the base instance.</param>
/// <param name="LabelNow">Label of the poison instance.</param>
/// <param name="Before">C×H×W bytes of the base instance.</param>
/// <param name="Now">Those of the poison instance; null where only the label was changed.</param>
internal sealed record PoisonPicture(int Index, int LabelBefore, int LabelNow, byte[] Before, byte[]? Now);

// The other mode writes null for bytes as an empty text.
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(AttackExamplesFile))]
internal sealed partial class AttackExamplesJson : JsonSerializerContext;
