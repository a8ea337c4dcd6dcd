using System.Text.Encodings.Web;
using System.Text.Json;
using Bezoar.Data;

namespace Bezoar.Benchmarks.Results;

/// <summary>The folder <c>results/</c>: one small JSON file per benchmark.</summary>
/// <param name="directory">Where it is.</param>
internal sealed class ResultsFolder(string directory)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions Line = new(Readable) { WriteIndented = false };

    public void Write<T>(string name, T result) => AtomicFile.WriteText(PathOf(name), JsonSerializer.Serialize(result, Readable) + "\n");

    /// <exception cref="InvalidOperationException">Nobody has run that benchmark yet.</exception>
    public T Read<T>(string name, string benchmark)
    {
        if (!File.Exists(PathOf(name))) throw new InvalidOperationException($"{PathOf(name)} is missing: run ./bench.sh {benchmark}");
        return JsonSerializer.Deserialize<T>(File.ReadAllText(PathOf(name)), Readable)!;
    }

    /// <summary>One measurement in one line.</summary>
    public static string ToLine<T>(string benchmark, T measurement)
    {
        var line = JsonSerializer.SerializeToNode(measurement, Line)!.AsObject();
        line.Insert(0, "benchmark", benchmark);
        return line.ToJsonString(Line);
    }

    private string PathOf(string name) => Path.Combine(directory, name + ".json");
}
