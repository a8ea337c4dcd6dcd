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
