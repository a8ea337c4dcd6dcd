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

    /// <summary>One line per test input of a training run: <c>index,label,prediction</c>.</summary>
    public const string Predictions = "predictions.csv";

    /// <summary>A trained network.</summary>
    public const string Model = "model.safetensors";

    /// <summary>Pixels of the test images that the report shows.</summary>
    public const string Examples = "examples.json";

    /// <summary>Pixels of the triggered test images and the poison instances that the report on an evaluation shows.</summary>
    public const string AttackExamples = "attack-examples.json";

    /// <summary>Images and projected features that the report on attacks on single test inputs shows.</summary>
    public const string CollisionExamples = "collision-examples.json";

    /// <summary>Votes of a run that is under way or was interrupted.</summary>
    internal const string PartialVotes = "partial-votes.bin";

    /// <summary>Votes of a run that is under way or was interrupted, as far as they come from a graph.</summary>
    internal const string PartialGraphVotes = "partial-graph-votes.bin";

    /// <summary>The last finished epoch of a training that is under way or was interrupted.</summary>
    internal const string Checkpoint = "checkpoint.safetensors";

    /// <summary>The same of a network that tells rotations apart, each under a name of its own.</summary>
    /// <param name="fingerprint">Of all that decides it.</param>
    internal static string Rotations(string fingerprint) => $"rotnet-{fingerprint}.safetensors";

    /// <summary>What all of these names match.</summary>
    internal const string AnyRotations = "rotnet-*.safetensors";

    /// <summary>Votes of finished base classifiers of a run that is under way or was interrupted.</summary>
    internal const string BaseVotes = "base-votes.bin";

    /// <summary>Keeps a second run out of the folder.</summary>
    internal const string Lock = ".bezoar.lock";

    /// <summary>
    /// Whether a run writes files of this name, or leaves them behind where it was killed while writing; others in the folder
    /// are the user's own, such as <c>votes-of-last-year.npy</c>.
    /// </summary>
    internal static bool IsOfRun(string file) => OfRun().IsMatch(file);

    private const string Methods = @"(dpa|roe|knn|ss-dpa|label-flips-[0-9]+|ridge-flips|fa-[0-9]+(-roe)?|kernel-votes-[0-9.]+|smoothing-(kl-)?[0-9.]+)";

    private const string Complete =
        $@"(result\.json|report\.html|(attack-|collision-)?examples\.json|votes-{Methods}-[0-9]+\.npy|certificates-{Methods}-[0-9]+\.csv|predictions\.csv|model\.safetensors)";

    // As AtomicFile makes it.
    private const string TemporaryEnding = @"\.\w{8}\.\w{3}\.tmp";

    private const string Unfinished = @"(partial-(graph-)?votes\.bin|checkpoint\.safetensors|rotnet-[0-9a-f]{12}\.safetensors)";

    // Of unfinished work only what was being written: what was kept of it may still be needed.
    [GeneratedRegex($@"^({Complete}({TemporaryEnding})?|{Unfinished}{TemporaryEnding})\z")]
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
