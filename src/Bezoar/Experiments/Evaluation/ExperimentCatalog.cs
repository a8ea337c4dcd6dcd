using Bezoar.Data;

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
    public static (string Name, ExperimentFile File) Get(string nameOrFile)
    {
        if (nameOrFile.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
            return (Path.GetFileNameWithoutExtension(nameOrFile), ExperimentFile.Read(nameOrFile));
        using var stream = typeof(ExperimentCatalog).Assembly.GetManifestResourceStream(Prefix + nameOrFile + Ending);
        if (stream is not null) return (nameOrFile, ExperimentFile.Read(stream, nameOrFile));
        var nearest = Names.MinBy(name => EditDistance.Between(name, nameOrFile));
        throw Errors.UnknownExperiment(nameOrFile, Names, nearest is not null && EditDistance.Between(nearest, nameOrFile) <= 3 ? nearest : null);
    }
}
