using System.Runtime.InteropServices;
using Bezoar.Data;
using Bezoar.Numerics;
using Bezoar.TransferLearning;

namespace Bezoar.Attacks.PoisonFrogs;

/// <summary>What one target instance needs: poison instances that a network cannot tell from it.</summary>
/// <param name="Image">Bytes of the target instance.</param>
/// <param name="Features">Its features.</param>
/// <param name="BaseClass">The class that it is to be read as.</param>
/// <param name="Count">Poison instances.</param>
internal sealed record CollisionGoal(ReadOnlyMemory<byte> Image, ReadOnlyMemory<float> Features, int BaseClass, int Count);

/// <summary>A poison instance of <see cref="CollisionSearch"/>.</summary>
/// <param name="Source">The base instance, by its index in the training set.</param>
/// <param name="Image">Its bytes.</param>
/// <param name="Collision">How near it came.</param>
internal sealed record CollidedBase(int Source, ReadOnlyMemory<byte> Image, Collision Collision);

/// <summary>
/// Chooses base instances and collides them: the nearest in feature space first, and the next ones for those that do not arrive (Shafahi et al.,
/// arXiv 1804.00792, section 3.1, which tries up to ten).
/// </summary>
/// <param name="backbone">In whose features target and poison meet.</param>
/// <param name="training">The training set.</param>
/// <param name="features">Its features, in its order.</param>
/// <param name="options">How images are collided.</param>
/// <param name="spareBases">How many more than needed may be tried.</param>
/// <param name="workers">Threads, and what may cancel between steps.</param>
internal sealed class CollisionSearch(
    Backbone backbone, Dataset training, Dataset features, FeatureCollisionOptions options, int spareBases, Workers workers)
{
    /// <summary>Finds poison for several target instances, side by side.</summary>
    /// <returns>For each goal as many as it asks for, those first that came nearest.</returns>
    /// <exception cref="OperationCanceledException">Asked for through the workers.</exception>
    public IReadOnlyList<IReadOnlyList<CollidedBase>> Find(IReadOnlyList<CollisionGoal> goals)
    {
        var bases = goals.Select(NearestBases).ToArray();
        var attempts = goals.Select(_ => new List<CollidedBase>()).ToArray();
        while (true)
        {
            var round = goals.SelectMany((goal, i) => Next(goal, bases[i], attempts[i]).Select(source => (Goal: i, Source: source))).ToArray();
            if (round.Length == 0) break;
            var collided = Collide(goals, round);
            for (var i = 0; i < round.Length; i++) attempts[round[i].Goal].Add(collided[i]);
        }
        // Those that did not arrive count by how near they came.
        return
        [
            .. goals.Select((goal, i) => (IReadOnlyList<CollidedBase>)
            [
                .. attempts[i].OrderBy(each => !HasArrived(each)).ThenBy(each => each.Collision.DistanceAfter).Take(goal.Count),
            ]),
        ];
    }

    private IEnumerable<int> Next(CollisionGoal goal, int[] bases, List<CollidedBase> attempts) =>
        bases.Skip(attempts.Count).Take(goal.Count - attempts.Count(HasArrived));

    private CollidedBase[] Collide(IReadOnlyList<CollisionGoal> goals, (int Goal, int Source)[] round)
    {
        var size = training.Shape.ByteCount;
        var (targets, poisons) = (new byte[round.Length * size], new byte[round.Length * size]);
        for (var i = 0; i < round.Length; i++) goals[round[i].Goal].Image.CopyTo(targets.AsMemory(i * size));
        var sources = training.Subset(training.Name, [.. round.Select(each => each.Source)]);
        var collisions = FeatureCollision.Run(
            backbone.Network, backbone.Standardisation, (ImageShape)training.Shape, sources.Records.ToArray(), targets, options, workers, poisons);
        return [.. round.Select((each, i) => new CollidedBase(each.Source, poisons.AsMemory(i * size, size), collisions[i]))];
    }

    /// <summary>Base instances by the distance of their features from the target's; of equal ones the first in the file.</summary>
    private int[] NearestBases(CollisionGoal goal)
    {
        var labels = training.Labels.ToArray();
        int[] candidates = [.. Enumerable.Range(0, labels.Length).Where(i => labels[i] == goal.BaseClass)];
        var distances = new double[candidates.Length];
        workers.For(candidates.Length, i => distances[i] = SquaredDistance(MemoryMarshal.Cast<byte, float>(features.Record(candidates[i])), goal.Features.Span));
        return [.. Enumerable.Range(0, candidates.Length).OrderBy(i => distances[i]).Take(goal.Count + spareBases).Select(i => candidates[i])];
    }

    private static double SquaredDistance(ReadOnlySpan<float> here, ReadOnlySpan<float> there)
    {
        var squares = 0.0;
        for (var j = 0; j < here.Length; j++) squares += ((double)here[j] - there[j]) * ((double)here[j] - there[j]);
        return squares;
    }

    // Rounding to whole pixels costs a little of the way.
    private bool HasArrived(CollidedBase attempt) =>
        attempt.Collision.DistanceAfter <= Math.Max(2 * options.StopShare, 0.05) * attempt.Collision.DistanceBefore;
}
