using System.Text.Json.Serialization;

namespace Bezoar.Attacks.Manifests;

/// <summary>Serialisation of <c>manifest.json</c> without reflection; the same bytes in every culture, so that they can be sealed.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n", UseStringEnumConverter = true,
    RespectNullableAnnotations = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(PoisonManifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;

/// <summary>The same on one line.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NewLine = "\n", UseStringEnumConverter = true,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ManifestSample[]))]
internal sealed partial class ManifestLineJson : JsonSerializerContext;
