using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bezoar.Attacks.PoisonFrogs;
using Bezoar.Data;
using Bezoar.Experiments.Evaluation;
using Bezoar.Learning.Networks.Losses;
using Bezoar.Numerics;
using Bezoar.TransferLearning;

namespace Bezoar.Experiments.Targeted;

/// <summary>What the report shows of a setting besides numbers.</summary>
/// <param name="Setting">See <see cref="TargetedSetting.Name"/>.</param>
/// <param name="Shape">Of the images.</param>
/// <param name="Triples">Target, base and poison instances of some attempts.</param>
/// <param name="Projection">Features of the first attempt in two dimensions, by the victim without poison.</param>
/// <param name="PoisonedProjection">The same, by the victim with poison.</param>
internal sealed record SettingExamples(
    string Setting, ImageShape Shape, IReadOnlyList<CollisionTriple> Triples, IReadOnlyList<ProjectedPoint> Projection, IReadOnlyList<ProjectedPoint> PoisonedProjection)
{
    private const int MostTriples = 12;

    public static SettingExamples Of(TargetedOutcome outcome, ITargetedVictim victim, VictimStore store)
    {
        var shape = (ImageShape)victim.Training.Shape;
        var most = outcome.Attempts.Max(attempt => attempt.PoisonCount);
        var shown = outcome.Attempts.Where(attempt => attempt.PoisonCount == most).Take(MostTriples).ToArray();
        var poisons = shown.Select(attempt => store.ReadPoison(attempt.PoisonSha256)).ToArray();
        var triples = shown.Select((attempt, i) => CollisionTriple.Of(attempt, victim, poisons[i][..shape.ByteCount]));
        ProjectedPoint[] Project(byte[] learnt)
        {
            var (features, boundary) = victim.TrainFeatures(learnt, shown[0].Wanted);
            using (features) return FeatureProjection.Of(victim, features, boundary.Normal.ToArray(), shown[0], poisons[0]);
        }
        return new(outcome.Setting, shape, [.. triples], Project([]), Project(poisons[0]));
    }
}

/// <summary>One attempt to look at.</summary>
/// <param name="Target">See <see cref="TargetedAttempt.Target"/>.</param>
/// <param name="Base">Index of the base instance in the training images.</param>
/// <param name="TargetImage">Bytes, channel by channel.</param>
/// <param name="BaseImage">The same.</param>
/// <param name="PoisonImage">The same.</param>
/// <param name="DistanceBefore">Of the base instance's features from the target's, without a watermark.</param>
/// <param name="DistanceAfter">The same, of the poison instance.</param>
/// <param name="Psnr">Of this poison against this base instance, in decibels, where an unchanged image counts as 99.</param>
internal sealed record CollisionTriple(
    int Target, int Base, byte[] TargetImage, byte[] BaseImage, byte[] PoisonImage, double DistanceBefore, double DistanceAfter, double Psnr)
{
    /// <summary>The nearest poison instance of an attempt.</summary>
    public static CollisionTriple Of(TargetedAttempt attempt, ITargetedVictim victim, byte[] poison)
    {
        var (target, from) = (attempt.Target, attempt.Bases[0]);
        var collided = victim.Backbone.Features(PoisonInstances.Of(victim.Training, poison, attempt.Wanted), FeatureCache.None, Workers.Single);
        double DistanceOf(ReadOnlySpan<byte> features) => Math.Round(
            Math.Sqrt(SquaredDistance.Of(MemoryMarshal.Cast<byte, float>(features), MemoryMarshal.Cast<byte, float>(victim.TestFeatures.Record(target)))), 4);
        var psnr = Math.Min(PeakSignalToNoise.Of(victim.Training.Record(from), poison), 99);
        return new(
            target, from, victim.Test.Record(target).ToArray(), victim.Training.Record(from).ToArray(), poison,
            DistanceOf(victim.TrainingFeatures.Record(from)), DistanceOf(collided.Record(0)), Math.Round(psnr, 2));
    }
}

/// <summary>Writes and reads <c>collision-examples.json</c>.</summary>
internal static class CollisionExamplesFile
{
    public static void Write(string path, IReadOnlyList<SettingExamples> examples) =>
        AtomicFile.WriteText(path, JsonSerializer.Serialize([.. examples], CollisionExamplesJson.Default.SettingExamplesArray) + "\n");

    /// <exception cref="BezoarException">Missing or damaged.</exception>
    public static IReadOnlyList<SettingExamples> Read(string path) => InputFile.Reading(path, stream =>
    {
        try
        {
            return JsonSerializer.Deserialize(stream, CollisionExamplesJson.Default.SettingExamplesArray) ?? throw new JsonException("null");
        }
        catch (JsonException cause)
        {
            throw Errors.DamagedResult(path, cause);
        }
    });
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(SettingExamples[]))]
internal sealed partial class CollisionExamplesJson : JsonSerializerContext;
