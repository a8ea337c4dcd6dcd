using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Bezoar.Data;
using Bezoar.Data.Npy;
using Bezoar.Experiments.Evaluation.Defence;
using Bezoar.Experiments.Targeted;

namespace Bezoar.Experiments.Evaluation;

/// <summary>
/// Keeps every finished victim in the run's folder: an interrupted evaluation goes on from there, and one that is repeated with more seeds
/// trains only what is new. Beside each file stands its SHA-256: what was damaged since is found out anew.
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

    /// <summary>The run's folder.</summary>
    public string Folder => folder;

    /// <summary>Whether a victim was finished.</summary>
    public bool HoldsAny => Directory.Exists(Path.Combine(folder, Subfolder)) && Directory.EnumerateFiles(Path.Combine(folder, Subfolder), "*.json").Any();

    /// <summary>What was found out before; null where nothing was, or where the file is damaged.</summary>
    public AttackedVictim? Find(string key)
    {
        var predictions = Path.Combine(folder, PredictionsOf(key));
        if (!File.Exists(predictions) || Find(key, ResultJson.Default.AttackedVictim) is not { } victim) return null;
        return victim.ListElements().Contains(null) || FileDigest.Of(predictions) != victim.PredictionsSha256 ? null : victim;
    }

    /// <summary>What a defence came to before; null as for <see cref="Find(string)"/>.</summary>
    public DefencePoint? FindPoint(string key) => Find(key, ResultJson.Default.DefencePoint);

    /// <summary>Keeps a victim.</summary>
    /// <exception cref="BezoarException">The folder cannot be written.</exception>
    public void Keep(string key, AttackedVictim victim) => Keep(key, victim, ResultJson.Default.AttackedVictim);

    /// <summary>Keeps what a defence came to.</summary>
    /// <exception cref="BezoarException">The folder cannot be written.</exception>
    public void KeepPoint(string key, DefencePoint point) => Keep(key, point, ResultJson.Default.DefencePoint);

    /// <summary>What an attack on one test input came to before; null as for <see cref="Find(string)"/>.</summary>
    /// <remarks>An attempt whose poison is gone or damaged is not finished.</remarks>
    public TargetedAttempt? FindAttempt(string key) =>
        Find(key, ResultJson.Default.TargetedAttempt) is { } attempt && HoldsPoison(attempt.PoisonSha256) ? attempt : null;

    /// <summary>Keeps an attempt.</summary>
    /// <exception cref="BezoarException">The folder cannot be written.</exception>
    public void KeepAttempt(string key, TargetedAttempt attempt) => Keep(key, attempt, ResultJson.Default.TargetedAttempt);

    /// <summary>Keeps poison instances: uint8, count × bytes of an image.</summary>
    /// <exception cref="BezoarException">The folder cannot be written.</exception>
    public void KeepPoison(string digest, ReadOnlySpan<byte> images, int count) => NpyFile.Write(Path.Combine(folder, PoisonOf(digest)), images, count, images.Length / count);

    /// <summary>Poison instances, one after the other.</summary>
    /// <exception cref="BezoarException">Missing or damaged.</exception>
    public byte[] ReadPoison(string digest) => NpyFile.Read(Path.Combine(folder, PoisonOf(digest))).As<byte>().ToArray();

    private bool HoldsPoison(string digest)
    {
        try
        {
            return File.Exists(Path.Combine(folder, PoisonOf(digest))) && Convert.ToHexStringLower(SHA256.HashData(ReadPoison(digest))) == digest;
        }
        catch (BezoarException)
        {
            return false;
        }
    }

    private static string PoisonOf(string digest) => $"{Subfolder}/poison-{digest[..16]}.npy";

    /// <summary>Writes predictions, rows × inputs, and returns the file's SHA-256.</summary>
    /// <exception cref="BezoarException">The folder cannot be written.</exception>
    public string WritePredictions(string key, params ReadOnlySpan<int[]> rows)
    {
        var path = Path.Combine(folder, PredictionsOf(key));
        var all = new int[rows.Length * rows[0].Length];
        for (var i = 0; i < rows.Length; i++) rows[i].CopyTo(all, i * rows[0].Length);
        NpyFile.Write(path, all, rows.Length, rows[0].Length);
        return FileDigest.Of(path);
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

    private T? Find<T>(string key, JsonTypeInfo<T> type) where T : class
    {
        var (path, seal) = (PathOf(key), SealPathOf(key));
        if (!File.Exists(path) || !File.Exists(seal) || File.ReadAllText(seal) != SealOf(key)) return null;
        try
        {
            using var stream = InputFile.Open(path);
            return JsonSerializer.Deserialize(stream, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Keep<T>(string key, T found, JsonTypeInfo<T> type)
    {
        AtomicFile.WriteText(PathOf(key), JsonSerializer.Serialize(found, type) + "\n");
        AtomicFile.WriteText(SealPathOf(key), SealOf(key));
    }

    /// <summary>In the form that <c>sha256sum --check</c> reads.</summary>
    private string SealOf(string key) => $"{FileDigest.Of(PathOf(key))}  {key}.json\n";

    private string PathOf(string key) => Path.Combine(folder, Subfolder, key + ".json");

    private string SealPathOf(string key) => Path.Combine(folder, Subfolder, key + ".sha256");
}
