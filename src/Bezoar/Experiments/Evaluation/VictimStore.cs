using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bezoar.Data;
using Bezoar.Data.Npy;

namespace Bezoar.Experiments.Evaluation;

/// <summary>
/// Keeps every finished victim in the run's folder: an interrupted evaluation goes on from there, and one that is repeated with more seeds
/// trains only what is new.
/// </summary>
/// <param name="folder">The run's folder.</param>
internal sealed class VictimStore(string folder)
{
    private const string Subfolder = "victims";

    /// <summary>Name of a victim's file: everything that decides what it becomes goes into it.</summary>
    public static string KeyOf(params ReadOnlySpan<string> facts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', facts))))[..16];

    /// <summary>Path of a victim's predictions, relative to the run's folder.</summary>
    public static string PredictionsOf(string key) => $"{Subfolder}/{key}.npy";

    /// <summary>What was found out before; null where nothing was, or where the file is damaged.</summary>
    public AttackedVictim? Find(string key)
    {
        var path = Path.Combine(folder, Subfolder, key + ".json");
        if (!File.Exists(path) || !File.Exists(Path.Combine(folder, PredictionsOf(key)))) return null;
        try
        {
            using var stream = InputFile.Open(path);
            return JsonSerializer.Deserialize(stream, ResultJson.Default.AttackedVictim);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps a victim.</summary>
    /// <exception cref="BezoarException">The folder cannot be written.</exception>
    public void Keep(string key, AttackedVictim victim) =>
        AtomicFile.WriteText(Path.Combine(folder, Subfolder, key + ".json"), JsonSerializer.Serialize(victim, ResultJson.Default.AttackedVictim) + "\n");

    /// <summary>Writes predictions, rows × inputs, and returns the file's SHA-256.</summary>
    /// <exception cref="BezoarException">The folder cannot be written.</exception>
    public string WritePredictions(string key, params ReadOnlySpan<int[]> rows)
    {
        var path = Path.Combine(folder, PredictionsOf(key));
        var all = new int[rows.Length * rows[0].Length];
        for (var i = 0; i < rows.Length; i++) rows[i].CopyTo(all, i * rows[0].Length);
        NpyFile.Write(path, all, rows.Length, rows[0].Length);
        using var stream = InputFile.Open(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>Reads predictions back: rows × inputs.</summary>
    /// <exception cref="BezoarException">Missing or damaged.</exception>
    public static int[][] ReadPredictions(string folder, string file)
    {
        var array = NpyFile.Read(Path.Combine(folder, file));
        if (array.Shape is not [var rows, var inputs]) throw Errors.NpyDimensions(array.Name, array.Shape, "predictions (rows × inputs)");
        var all = array.ToInt32();
        return [.. Enumerable.Range(0, rows).Select(row => all.AsSpan(row * inputs, inputs).ToArray())];
    }
}
