using System.Text.Json;
using System.Text.Json.Serialization;
using Bezoar.Experiments.Evaluation;

namespace Bezoar.Experiments.Targeted;

/// <summary>An experiment on single test inputs as a file: which data, settings, and what a paper found with them.</summary>
public sealed record TargetedExperimentFile : IExperiment
{
    internal const string ThisSchema = "bezoar/targeted-experiment/1";

    /// <summary>Kind and version of the file.</summary>
    public required string Schema { get; init; }

    /// <summary>In a few words.</summary>
    public required string Title { get; init; }

    /// <summary>Which paper it repeats.</summary>
    public required string Paper { get; init; }

    /// <summary>Which figure, table or section of it.</summary>
    public required string Figure { get; init; }

    /// <summary>What was found there.</summary>
    public IReadOnlyList<PublishedFinding>? Published { get; init; }

    /// <summary>A data set's name.</summary>
    public required string Dataset { get; init; }

    /// <summary>Only these classes take part, numbered anew from 0; two of them.</summary>
    public required IReadOnlyList<int> Classes { get; init; }

    /// <summary>In the order of the results; the first one is the paper's.</summary>
    public required IReadOnlyList<TargetedSetting> Settings { get; init; }

    /// <summary>Whether a user has to hand in a backbone.</summary>
    [JsonIgnore]
    public bool NeedsBackbone => Settings.Any(setting => setting.Model is null);

    /// <summary>What the result says about it.</summary>
    public ExperimentSummary Summarise(string name) => new(name, Title, Paper, Figure, Published ?? []);

    internal static TargetedExperimentFile Read(Stream stream, string name)
    {
        try
        {
            var file = JsonSerializer.Deserialize(stream, TargetedExperimentJson.Default.TargetedExperimentFile)!;
            // The serialiser lets null through in lists.
            return file.Settings.Contains(null) || (file.Published ?? []).Contains(null) ? throw new JsonException("null in a list") : file;
        }
        catch (JsonException fault)
        {
            throw Errors.NotAnExperiment(name, fault.Message);
        }
    }
}

/// <summary>Serialisation without reflection. A misspelt option must not be passed over.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true)]
[JsonSerializable(typeof(TargetedExperimentFile))]
internal sealed partial class TargetedExperimentJson : JsonSerializerContext;
