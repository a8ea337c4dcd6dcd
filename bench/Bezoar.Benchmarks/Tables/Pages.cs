namespace Bezoar.Benchmarks.Tables;

/// <summary>The pages for readers.</summary>
internal static class Pages
{
    /// <summary>README, CONTRIBUTING, CHANGELOG and everything in docs, in a fixed order.</summary>
    /// <param name="repository">Its root.</param>
    public static string[] Below(string repository) =>
    [
        .. Directory.EnumerateFiles(repository, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(repository, "docs"), "*.md", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal),
    ];
}
