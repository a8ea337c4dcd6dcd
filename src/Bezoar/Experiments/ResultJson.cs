using System.Text.Json.Serialization;
using Bezoar.Experiments.Advising;
using Bezoar.Experiments.Evaluation;
using Bezoar.Experiments.Evaluation.Defence;
using Bezoar.Experiments.Targeted;

namespace Bezoar.Experiments;

/// <summary>Serialisation of <c>result.json</c> without reflection: camelCase, indented, the same bytes in every culture.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n", RespectNullableAnnotations = true)]
[JsonSerializable(typeof(CertifyResult))]
[JsonSerializable(typeof(TrainResult))]
[JsonSerializable(typeof(EvaluateResult))]
[JsonSerializable(typeof(TargetedResult))]
[JsonSerializable(typeof(TargetedAttempt))]
[JsonSerializable(typeof(AdviceResult))]
[JsonSerializable(typeof(AttackedVictim))]
[JsonSerializable(typeof(DefencePoint))]
[JsonSerializable(typeof(ResultHeader))]
internal sealed partial class ResultJson : JsonSerializerContext;

/// <summary>What says how to read the rest.</summary>
internal sealed record ResultHeader
{
    public required string Schema { get; init; }

    public required string Command { get; init; }
}
