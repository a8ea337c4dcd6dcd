using System.Globalization;

namespace Bezoar.Experiments;

/// <summary>The names of the files in a run's folder.</summary>
public static class RunFiles
{
    /// <summary>Everything that was measured, and the settings.</summary>
    public const string Result = "result.json";

    /// <summary>The page for people.</summary>
    public const string Report = "report.html";

    /// <summary>Pixels of the test images that the report shows.</summary>
    public const string Examples = "examples.json";

    /// <summary>Votes of a run that is under way or was interrupted.</summary>
    internal const string PartialVotes = "partial-votes.bin";

    /// <summary>Keeps a second run out of the folder.</summary>
    internal const string Lock = ".bezoar.lock";

    /// <summary>Whether a complete run leaves files of this name; others in the folder are the user's own.</summary>
    internal static bool IsOfRun(string file) =>
        file is Result or Report or Examples
        || (file.StartsWith("votes-", StringComparison.Ordinal) && file.EndsWith(".npy", StringComparison.Ordinal))
        || (file.StartsWith("certificates-", StringComparison.Ordinal) && file.EndsWith(".csv", StringComparison.Ordinal));

    /// <summary>One line per test input: <c>index,label,prediction,radius</c>.</summary>
    /// <param name="method">Such as <c>dpa</c>.</param>
    /// <param name="partitions">k.</param>
    public static string Certificates(string method, int partitions) =>
        string.Create(CultureInfo.InvariantCulture, $"certificates-{method}-{partitions}.csv");

    /// <summary>Votes as int32, test inputs × classes.</summary>
    /// <param name="method">Such as <c>dpa</c>.</param>
    /// <param name="partitions">k.</param>
    public static string Votes(string method, int partitions) =>
        string.Create(CultureInfo.InvariantCulture, $"votes-{method}-{partitions}.npy");
}
