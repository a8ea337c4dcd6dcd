namespace Bezoar.Experiments;

/// <summary>What every <c>result.json</c> holds beside its results (camelCase, invariant culture).</summary>
public abstract record RunResult
{
    /// <summary>The layout that this version writes and reads.</summary>
    public const string CurrentSchema = "bezoar-result/1";

    private protected const int LastInFile = 1;

    private protected RunResult(string command) => Command = command;

    /// <summary>Version of this layout.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>Bezoar's version.</summary>
    public required string Version { get; init; }

    /// <summary>The command that wrote it: <c>certify</c>, <c>train</c>.</summary>
    public string Command { get; init; }

    /// <summary>What was trained on and tested with.</summary>
    public required DatasetSummary Dataset { get; init; }

    /// <summary>Where the time went.</summary>
    public required StageSeconds Seconds { get; init; }

    /// <summary>Largest working set of the process.</summary>
    public required long PeakMemoryBytes { get; init; }

    /// <summary>Threads used; they never change a result.</summary>
    public required int Threads { get; init; }

    /// <summary>The processor's name and vector width.</summary>
    public required string Cpu { get; init; }

    /// <summary>Everything that stands in a list. Whoever reads a file looks for null there: the serialiser does not.</summary>
    internal abstract IEnumerable<object?> ListElements();
}

/// <summary>The data behind a result. Null where only votes were handed in and the data is unknown.</summary>
/// <param name="Name">As the user named it.</param>
/// <param name="Digest">SHA-256 of the training set's content.</param>
/// <param name="TestDigest">SHA-256 of the test set's content.</param>
/// <param name="TrainCount">Training samples.</param>
/// <param name="TestCount">Test inputs.</param>
/// <param name="ClassCount">Classes.</param>
/// <param name="DuplicateCount">
/// Exact duplicates in the training set (same bytes, same label) that were collapsed to one sample; null where none ever are.
/// </param>
public sealed record DatasetSummary(
    string Name, string? Digest, string? TestDigest, int? TrainCount, int TestCount, int ClassCount, int? DuplicateCount);

/// <summary>Wall-clock seconds of each stage; 0 for stages that a command does not have.</summary>
public sealed record StageSeconds(double Load, double Features, double Train, double Predict, double Certify, double Total);
