using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Bezoar.Data;
using Bezoar.Experiments.Advising;
using Bezoar.Experiments.Evaluation;
using Bezoar.Experiments.Targeted;

namespace Bezoar.Experiments;

/// <summary>Reads and writes <c>result.json</c>.</summary>
public static class ResultFile
{
    // Writes × and λ as themselves; what HTML gives a meaning to stays escaped.
    private static readonly ResultJson Readable =
        new(new JsonSerializerOptions(ResultJson.Default.Options) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });

    /// <summary>The text of the file, ending in a line feed: what <c>--json</c> prints, too.</summary>
    public static string ToJson(RunResult result) => result switch
    {
        CertifyResult certified => JsonSerializer.Serialize(certified, Readable.CertifyResult) + "\n",
        TrainResult trained => JsonSerializer.Serialize(trained, Readable.TrainResult) + "\n",
        EvaluateResult evaluated => JsonSerializer.Serialize(evaluated, Readable.EvaluateResult) + "\n",
        TargetedResult targeted => JsonSerializer.Serialize(targeted, Readable.TargetedResult) + "\n",
        AdviceResult advised => JsonSerializer.Serialize(advised, Readable.AdviceResult) + "\n",
        _ => throw new NotSupportedException($"no layout for {result.Command}"),
    };

    /// <summary>Writes <c>result.json</c> into a run's folder.</summary>
    /// <exception cref="BezoarException">The folder cannot be written.</exception>
    public static void Write(string directory, RunResult result) =>
        AtomicFile.WriteText(Path.Combine(directory, RunFiles.Result), ToJson(result));

    /// <summary>Reads <c>result.json</c> out of a certified run's folder.</summary>
    /// <exception cref="BezoarException">Missing, not JSON, incomplete, of another layout, or of another command.</exception>
    public static CertifyResult Read(string directory) => Read(directory, Readable.CertifyResult, CertifyResult.CommandName);

    /// <summary>Reads <c>result.json</c> out of a training run's folder.</summary>
    /// <exception cref="BezoarException">Missing, not JSON, incomplete, of another layout, or of another command.</exception>
    public static TrainResult ReadTrained(string directory) => Read(directory, Readable.TrainResult, TrainResult.CommandName);

    /// <summary>Reads <c>result.json</c> out of an evaluation's folder.</summary>
    /// <exception cref="BezoarException">Missing, not JSON, incomplete, of another layout, or of another command.</exception>
    public static EvaluateResult ReadEvaluated(string directory) => Read(directory, Readable.EvaluateResult, EvaluateResult.CommandName);

    /// <summary>Reads <c>result.json</c> out of the folder of an experiment on single test inputs.</summary>
    /// <exception cref="BezoarException">Missing, not JSON, incomplete, of another layout, or of another command.</exception>
    public static TargetedResult ReadTargeted(string directory) => Read(directory, Readable.TargetedResult, TargetedResult.CommandName);

    /// <summary>The command that wrote a run's folder.</summary>
    /// <exception cref="BezoarException">Missing, not JSON, or of another layout.</exception>
    internal static string CommandOf(string directory) => HeaderOf(PathIn(directory)).Command;

    /// <summary>The command whose result a folder holds; null where there is none, or none that this version can read.</summary>
    internal static string? FindCommand(string directory)
    {
        try
        {
            return CommandOf(directory);
        }
        catch (BezoarException)
        {
            return null;
        }
    }

    private static T Read<T>(string directory, JsonTypeInfo<T> type, string command) where T : RunResult
    {
        var path = PathIn(directory);
        var header = HeaderOf(path);
        if (header.Command != command) throw Errors.ResultOfOtherCommand(path, header.Command, command);
        var result = Deserialize(path, type);
        return result.ListElements().Contains(null) ? throw Errors.NullInResult(path) : result;
    }

    private static ResultHeader HeaderOf(string path)
    {
        var header = Deserialize(path, Readable.ResultHeader);
        return header.Schema == RunResult.CurrentSchema ? header : throw Errors.UnknownResultSchema(path, header.Schema);
    }

    private static string PathIn(string directory)
    {
        var path = Path.Combine(directory, RunFiles.Result);
        return File.Exists(path) ? path : throw Errors.NotARunFolder(directory);
    }

    private static T Deserialize<T>(string path, JsonTypeInfo<T> type)
    {
        using var stream = InputFile.Open(path);
        try
        {
            return JsonSerializer.Deserialize(stream, type) ?? throw new JsonException("null");
        }
        catch (JsonException cause)
        {
            throw Errors.DamagedResult(path, cause);
        }
    }
}
