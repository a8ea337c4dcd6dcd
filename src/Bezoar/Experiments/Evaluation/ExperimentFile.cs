using System.Text.Json;
using System.Text.Json.Serialization;
using Bezoar.Experiments.Attacking;
using Bezoar.Experiments.Evaluation.Defence;

namespace Bezoar.Experiments.Evaluation;

/// <summary>An experiment as a file: which data, attacks and victims, and what a paper found with them.</summary>
/// <remarks>What may be left out is nullable: the serialiser does not know other defaults.</remarks>
public sealed record ExperimentFile : IExperiment
{
    private const string ThisSchema = "bezoar/experiment/1";

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

    /// <summary>See <see cref="EvaluatePlan.Classes"/>.</summary>
    public IReadOnlyList<int>? Classes { get; init; }

    /// <summary>See <see cref="EvaluatePlan.Victims"/>.</summary>
    public required IReadOnlyList<VictimSpecification> Victims { get; init; }

    /// <summary>See <see cref="EvaluatePlan.Attacks"/>; each is mounted with every combination of the sweep.</summary>
    public required IReadOnlyList<AttackSpecification> Attacks { get; init; }

    /// <summary>Options that take several values in turn.</summary>
    public ExperimentSweep? Sweep { get; init; }

    /// <summary>See <see cref="EvaluatePlan.Defence"/>.</summary>
    public DefencePlan? Defence { get; init; }

    /// <summary>How often everything is done, unless one says otherwise.</summary>
    public int? Seeds { get; init; }

    /// <summary>See <see cref="EvaluatePlan.EvaluateEvery"/>.</summary>
    public int? EvaluateEvery { get; init; }

    /// <summary>What is to be done.</summary>
    public EvaluatePlan ToPlan() => new()
    {
        Attacks = Sweep is { } sweep ? [.. Attacks.SelectMany(sweep.Of)] : Attacks,
        Victims = Victims,
        Seeds = Seeds ?? 1,
        Classes = Classes,
        Defence = Defence,
        EvaluateEvery = EvaluateEvery ?? 1,
    };

    /// <summary>What the result says about it.</summary>
    public ExperimentSummary Summarise(string name) => new(name, Title, Paper, Figure, Published ?? []);

    internal static ExperimentFile Read(Stream stream, string name)
    {
        try
        {
            var file = JsonSerializer.Deserialize(stream, ExperimentJson.Default.ExperimentFile);
            if (file?.Schema != ThisSchema) throw new JsonException($"its schema is not {ThisSchema}");
            // The serialiser lets null through in lists.
            return file.Attacks.Contains(null) || file.Victims.Contains(null) || (file.Published ?? []).Contains(null)
                ? throw new JsonException("null in a list")
                : file;
        }
        catch (JsonException fault)
        {
            throw Errors.NotAnExperiment(name, fault.Message);
        }
    }
}

/// <summary>Options that take several values in turn; every combination is tried. Null: as the attack says.</summary>
public sealed record ExperimentSweep
{
    /// <summary>See <see cref="AttackSpecification.Rate"/>.</summary>
    public IReadOnlyList<double>? Rate { get; init; }

    /// <summary>See <see cref="AttackSpecification.Share"/>.</summary>
    public IReadOnlyList<double>? Share { get; init; }

    /// <summary>See <see cref="AttackSpecification.Target"/>.</summary>
    public IReadOnlyList<int>? Target { get; init; }

    /// <summary>See <see cref="AttackSpecification.Amplitude"/>.</summary>
    public IReadOnlyList<int>? Amplitude { get; init; }

    /// <summary>See <see cref="AttackSpecification.Tau"/>.</summary>
    public IReadOnlyList<double>? Tau { get; init; }

    /// <summary>See <see cref="AttackSpecification.Epsilon"/>.</summary>
    public IReadOnlyList<double>? Epsilon { get; init; }

    /// <summary>One attack with every combination.</summary>
    internal IEnumerable<AttackSpecification> Of(AttackSpecification attack)
    {
        IEnumerable<AttackSpecification> all = [attack];
        all = Each(all, Rate, (words, value) => words with { Rate = value });
        all = Each(all, Share, (words, value) => words with { Share = value });
        all = Each(all, Target, (words, value) => words with { Target = value });
        all = Each(all, Amplitude, (words, value) => words with { Amplitude = value });
        all = Each(all, Tau, (words, value) => words with { Tau = value });
        return Each(all, Epsilon, (words, value) => words with { Epsilon = value });
    }

    private static IEnumerable<AttackSpecification> Each<T>(
        IEnumerable<AttackSpecification> attacks, IReadOnlyList<T>? values, Func<AttackSpecification, T, AttackSpecification> with) =>
        values is null ? attacks : attacks.SelectMany(words => values.Select(value => with(words, value)));
}

/// <summary>Serialisation without reflection. A misspelt option must not be passed over.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true)]
[JsonSerializable(typeof(ExperimentFile))]
internal sealed partial class ExperimentJson : JsonSerializerContext;
