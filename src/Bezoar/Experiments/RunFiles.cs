using System.Globalization;
using System.Text.RegularExpressions;

namespace Bezoar.Experiments;

/// <summary>The names of the files in a run's folder.</summary>
public static partial class RunFiles
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

    /// <summary>
    /// Whether a run writes files of this name, or leaves them behind where it was killed while writing; others in the folder
    /// are the user's own, such as <c>votes-of-last-year.npy</c>.
    /// </summary>
    internal static bool IsOfRun(string file) => OfRun().IsMatch(file);

    private const string Complete = @"(result\.json|report\.html|examples\.json|votes-dpa-[0-9]+\.npy|certificates-dpa-[0-9]+\.csv)";

    // As AtomicFile makes it.
    private const string TemporaryEnding = @"\.\w{8}\.\w{3}\.tmp";

    // Of the partial votes only what was never finished: the finished ones may still be needed.
    [GeneratedRegex($@"^({Complete}({TemporaryEnding})?|partial-votes\.bin{TemporaryEnding})\z")]
    private static partial Regex OfRun();

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
