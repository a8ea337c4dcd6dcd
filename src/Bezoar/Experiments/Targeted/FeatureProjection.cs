using System.Runtime.InteropServices;
using Bezoar.Data;
using Bezoar.Numerics;
using Bezoar.TransferLearning;

namespace Bezoar.Experiments.Targeted;

/// <summary>An image's features in two dimensions.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Label">Its class.</param>
/// <param name="X">Along the line through the centroids of both classes.</param>
/// <param name="Y">Across it, in the plane that the victim's boundary is perpendicular to.</param>
internal sealed record ProjectedPoint(ProjectedKind Kind, int Label, double X, double Y);

/// <summary>What a point of the projection is.</summary>
internal enum ProjectedKind
{
    /// <summary>A training image.</summary>
    Training,

    /// <summary>The test input that is attacked.</summary>
    Target,

    /// <summary>A base instance.</summary>
    Base,

    /// <summary>A poison instance.</summary>
    Poison,
}

/// <summary>
/// Features on the plane that Shafahi et al. (arXiv 1804.00792, figure 3) draw them on: one axis joins the centroids of both classes, the other is that
/// part of the boundary's normal which is perpendicular to the first.
/// </summary>
internal static class FeatureProjection
{
    // A chart with more points shows nothing more.
    private const int MostOfClass = 200;

    /// <summary>Training images, target, bases and poison of one attempt.</summary>
    /// <param name="victim">Has the images.</param>
    /// <param name="backbone">Gives the features.</param>
    /// <param name="normal">Of the decision boundary.</param>
    /// <param name="attempt">Names target and bases.</param>
    /// <param name="poison">Poison instances, one after the other.</param>
    public static ProjectedPoint[] Of(ITargetedVictim victim, Backbone backbone, double[] normal, TargetedAttempt attempt, byte[] poison)
    {
        Dataset FeaturesOf(Dataset images) => backbone.Features(images, FeatureCache.None, Workers.Single);
        var features = FeaturesOf(ClassShare.Of(victim.Training, MostOfClass));
        var length = backbone.FeatureCount;
        var centroids = new[] { Centroid(features, attempt.Label, length), Centroid(features, attempt.Wanted, length) };
        var along = Unit([.. centroids[1].Zip(centroids[0], (there, here) => there - here)]);
        var across = Unit([.. normal.Zip(along, (part, axis) => part - Dot(normal, along) * axis)]);
        ProjectedPoint Project(ProjectedKind kind, int label, ReadOnlySpan<byte> record)
        {
            double[] offset = [.. MemoryMarshal.Cast<byte, float>(record).ToArray().Zip(centroids[0], (value, centre) => value - centre)];
            return new(kind, label, Math.Round(Dot(offset, along), 4), Math.Round(Dot(offset, across), 4));
        }
        var collided = FeaturesOf(PoisonInstances.Of(victim.Training, poison, attempt.Wanted));
        var bases = FeaturesOf(victim.Training.Subset("bases", [.. attempt.Bases]));
        return
        [
            .. Enumerable.Range(0, features.Count).Select(i => Project(ProjectedKind.Training, features.Labels[i], features.Record(i))),
            Project(ProjectedKind.Target, attempt.Label, FeaturesOf(victim.Test.Subset("target", [attempt.Target])).Record(0)),
            .. Enumerable.Range(0, bases.Count).Select(i => Project(ProjectedKind.Base, attempt.Wanted, bases.Record(i))),
            .. Enumerable.Range(0, collided.Count).Select(i => Project(ProjectedKind.Poison, attempt.Wanted, collided.Record(i))),
        ];
    }

    private static double[] Centroid(Dataset features, int label, int length)
    {
        var (sum, count) = (new double[length], 0);
        for (var i = 0; i < features.Count; i++)
        {
            if (features.Labels[i] != label) continue;
            count++;
            var values = MemoryMarshal.Cast<byte, float>(features.Record(i));
            for (var j = 0; j < length; j++) sum[j] += values[j];
        }
        return [.. sum.Select(value => value / count)];
    }

    private static double[] Unit(double[] vector)
    {
        var length = Math.Sqrt(Dot(vector, vector));
        return length == 0 ? vector : [.. vector.Select(value => value / length)];
    }

    private static double Dot(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++) sum += left[i] * right[i];
        return sum;
    }
}
