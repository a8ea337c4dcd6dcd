namespace Bezoar.Data;

/// <summary>The folders in which data sets are looked for by name, first match first.</summary>
/// <param name="Folders">At least one; new data sets are put into the first.</param>
public sealed record DataRoots(IReadOnlyList<string> Folders)
{
    /// <summary>What the user said, then what the environment says, then the cache in the user's home.</summary>
    /// <param name="option">The value of <c>--data-root</c>, or null.</param>
    /// <param name="environment">The value of <c>BEZOAR_DATA</c>, or null; the caller reads it, so that the library does not.</param>
    /// <param name="home">The user's home folder.</param>
    public static DataRoots From(string? option, string? environment, string home)
    {
        string?[] candidates = [option, environment, Path.Combine(home, ".cache", "bezoar", "data")];
        return new([.. candidates.Where(folder => !string.IsNullOrEmpty(folder)).Select(folder => folder!).Distinct()]);
    }

    /// <summary>Where this data set is, or null. A folder that is incomplete counts: its reader says what is missing.</summary>
    public string? Find(string name) => Folders.Select(root => Path.Combine(root, name)).FirstOrDefault(DatasetFolder.HoldsData);
}
