using System.Text.Json.Serialization;

namespace Bezoar.Experiments;

/// <summary>Serialisation of <c>result.json</c> without reflection: camelCase, indented, the same bytes in every culture.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n", RespectNullableAnnotations = true)]
[JsonSerializable(typeof(CertifyResult))]
internal sealed partial class ResultJson : JsonSerializerContext;
