using Bezoar.Data;

namespace Bezoar.Tests;

/// <summary>A test on a real data set; skipped, with its name as the reason, only where the data set is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresDatasetFactAttribute : FactAttribute
{
    public RequiresDatasetFactAttribute(string dataset) => Skip = RealData.ReasonToSkip(dataset);
}

/// <inheritdoc cref="RequiresDatasetFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresDatasetTheoryAttribute : TheoryAttribute
{
    public RequiresDatasetTheoryAttribute(string dataset) => Skip = RealData.ReasonToSkip(dataset);
}

/// <summary>The real data sets of this machine, each read once.</summary>
internal static class RealData
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Lazy<DatasetSplits>> Read = new();

    private static DataRoots Roots { get; } = DataRoots.From(
        null, Environment.GetEnvironmentVariable("BEZOAR_DATA"), Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    public static DatasetSplits Get(string dataset) =>
        Read.GetOrAdd(dataset, name => new(() => DatasetCatalog.Default.Read(name, Roots))).Value;

    public static string? ReasonToSkip(string dataset) =>
        Roots.Find(dataset) is null ? $"data set {dataset} is absent; run 'bezoar data fetch {dataset}'" : null;
}
