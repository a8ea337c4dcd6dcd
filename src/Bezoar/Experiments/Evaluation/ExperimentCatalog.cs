using System.Text.Json;
using Bezoar.Data;
using Bezoar.Experiments.Targeted;

namespace Bezoar.Experiments.Evaluation;

/// <summary>The experiments that come with Bezoar: the files of the repository's folder <c>experiments</c>.</summary>
public static class ExperimentCatalog
{
    private const string Prefix = "experiments/", Ending = ".json";

    /// <summary>Their names, in alphabetical order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(ExperimentCatalog).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Ending, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^Ending.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>One by name, or from a file.</summary>
    /// <param name="nameOrFile">A name of <see cref="Names"/>, or a path that ends in <c>.json</c>.</param>
    /// <returns>What results call it, and what is in it.</returns>
    /// <exception cref="BezoarException">Unknown, missing, or no experiment.</exception>
    public static (string Name, IExperiment File) Get(string nameOrFile)
    {
        if (nameOrFile.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
            return (Path.GetFileNameWithoutExtension(nameOrFile), InputFile.Reading(nameOrFile, stream => Read(stream, nameOrFile)));
        using var stream = typeof(ExperimentCatalog).Assembly.GetManifestResourceStream(Prefix + nameOrFile + Ending);
        if (stream is not null) return (nameOrFile, Read(stream, nameOrFile));
        var nearest = Names.MinBy(name => EditDistance.Between(name, nameOrFile));
        throw Errors.UnknownExperiment(nameOrFile, Names, nearest is not null && EditDistance.Between(nearest, nameOrFile) <= 3 ? nearest : null);
    }

    /// <summary>Its schema says of which kind a file is.</summary>
    private static IExperiment Read(Stream stream, string name)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        var isTargeted = SchemaOf(copy.ToArray(), name) == TargetedExperimentFile.ThisSchema;
        copy.Position = 0;
        return isTargeted ? TargetedExperimentFile.Read(copy, name) : ExperimentFile.Read(copy, name);
    }

    private static string? SchemaOf(byte[] text, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("schema", out var schema) && schema.ValueKind == JsonValueKind.String
                ? schema.GetString()
                : null;
        }
        catch (JsonException fault)
        {
            throw Errors.NotAnExperiment(name, fault.Message);
        }
    }
}
