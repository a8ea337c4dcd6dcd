using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Bezoar.Data;

namespace Bezoar.Experiments;

/// <summary>Reads and writes <c>result.json</c>.</summary>
public static class ResultFile
{
    // Writes × and λ as themselves; what HTML gives a meaning to stays escaped.
    private static readonly ResultJson Readable =
        new(new JsonSerializerOptions(ResultJson.Default.Options) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });

    /// <summary>The text of the file, ending in a line feed: what <c>--json</c> prints, too.</summary>
    public static string ToJson(CertifyResult result) => JsonSerializer.Serialize(result, Readable.CertifyResult) + "\n";

    /// <summary>Writes <c>result.json</c> into a run's folder.</summary>
    /// <exception cref="BezoarException">The folder cannot be written.</exception>
    public static void Write(string directory, CertifyResult result) =>
        AtomicFile.WriteText(Path.Combine(directory, RunFiles.Result), ToJson(result));

    /// <summary>Reads <c>result.json</c> out of a run's folder.</summary>
    /// <exception cref="BezoarException">Missing, not JSON, incomplete, or of another layout.</exception>
    public static CertifyResult Read(string directory)
    {
        var path = Path.Combine(directory, RunFiles.Result);
        if (!File.Exists(path)) throw Errors.NotARunFolder(directory);
        using var stream = InputFile.Open(path);
        try
        {
            var result = JsonSerializer.Deserialize(stream, Readable.CertifyResult);
            if (result?.Schema != CertifyResult.CurrentSchema) throw Errors.UnknownResultSchema(path, result?.Schema);
            return result;
        }
        catch (JsonException cause)
        {
            throw Errors.DamagedResult(path, cause);
        }
    }
}
