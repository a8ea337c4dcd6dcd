namespace Bezoar.Reports;

/// <summary>What classes are called.</summary>
internal static class ClassNames
{
    /// <summary>All names where they say more than numbers do; else null: digits are called by their numbers.</summary>
    /// <param name="names">In the order of the labels; null where one is not known.</param>
    public static IReadOnlyList<string>? Telling(IEnumerable<string?> names)
    {
        string?[] all = [.. names];
        return all.Any(name => name is null) || all.Select((name, label) => name == $"{label}").All(same => same) ? null : [.. all.Select(name => name!)];
    }
}
