using Bezoar.Certificates;
using Bezoar.Certificates.LabelFlips;
using Bezoar.Certificates.RandomisedSmoothing;
using Bezoar.Features;
using Bezoar.Features.Graph;
using Bezoar.Learning.LabelInfluence;
using Bezoar.Learning.LabelPropagation;
using Bezoar.Partitioning;

namespace Bezoar.Experiments;

/// <summary>
/// Votes of everything that is made of the graph of unlabelled training inputs: labels of sorted partitions that spread over it, and labels of its
/// clusters, and labels under noise. Sound against label flips only.
/// </summary>
/// <param name="descriptor">Record → unit vectors, by which inputs are neighbours.</param>
/// <param name="methods">What is asked for.</param>
internal sealed class GraphVoting(SampleDescriptor descriptor, IReadOnlyList<MethodChoice> methods) : IVoting
{
    private readonly LabelPropagationOptions _propagation = new();

    // Labels can be flipped however the inputs were described.
    private readonly string[] _conditions = descriptor.Provenance == FeatureProvenance.Trusted
        ? ["The vectors that were handed in were computed without the labels of the training data."]
        : [];

    /// <inheritdoc/>
    public string Learner => $"{_propagation.Description}, on {descriptor.Description}";

    /// <inheritdoc/>
    public CastVotes Cast(VotingTask task)
    {
        BaseVotesFile.RefuseIn(task.Folder);
        var (clock, workers, progress) = (task.Clock, task.Workers, task.Progress);
        Partitions[] partitionings = methods.Any(method => method.Name == MethodChoice.SortedPartitions)
            ? clock.Measure(Stage.Load, () => task.Partitionings.Select(each => SortedPartitioner.Partition(task.Samples, each.Count)).ToArray())
            : [];
        using var graph = clock.Measure(Stage.Features, () => NeighbourGraph.Build(
            descriptor, task.Samples.WithoutLabels(), new(), workers, (done, total) => progress.Report(Stage.Graph, done, total)));
        var neighbours = clock.Measure(Stage.Features, () => graph.NeighboursOf(task.Test, workers));
        var entries = new List<MethodVotes>();
        var embeddings = new Dictionary<int, SpectralEmbedding>();
        SpectralEmbedding Embed(int? count) => embeddings.TryGetValue(count ?? 0, out var known)
            ? known
            : embeddings[count ?? 0] = SpectralEmbedding.Find(graph, neighbours, new() { Count = count }, workers);
        MethodChoice[] smoothing = [.. methods.Where(method => method.IsSmoothing)];
        foreach (var method in methods)
            if (method.Name == MethodChoice.SortedPartitions) entries.AddRange(OfPartitions(task, graph, neighbours, partitionings));
            else if (method.Name == MethodChoice.LabelFlips) entries.AddRange(OfClusters(task, Embed, method));
            else if (method.Name == MethodChoice.RidgeFlips) entries.AddRange(OfRidges(task, clock.Measure(Stage.Train, () => Embed(null)), method));
        if (smoothing.Length > 0) entries.AddRange(OfSmoothing(task, clock.Measure(Stage.Train, () => Embed(null)), smoothing));
        return new([.. entries.DistinctBy(entry => (entry.Method.Description.Method, entry.Method.Partitions))], RunFiles.PartialGraphVotes);
    }

    private IEnumerable<MethodVotes> OfPartitions(VotingTask task, NeighbourGraph graph, NeighbourLists neighbours, Partitions[] partitionings)
    {
        var (clock, workers, progress) = (task.Clock, task.Workers, task.Progress);
        int[] widths = [.. partitionings.Select(_ => task.Test.ClassCount)];
        var key = FormattableString.Invariant($"{graph.Description} sorted {string.Join(',', partitionings.Select(each => each.Count))}");
        var store = new PartialVotesFile(task.Folder, PartialVotesFile.KeyOf(task.TrainDigest, task.Test, Learner, key), RunFiles.PartialGraphVotes);
        var votes = store.Restore(widths, task, out var done);
        var ensemble = clock.Measure(Stage.Train, () => new LabelPropagationEnsemble(graph, _propagation, partitionings, workers));
        try
        {
            clock.Measure(Stage.Predict, () => ensemble.Vote(neighbours, votes, workers, _ =>
            {
                progress.Report(Stage.Spread, Interlocked.Increment(ref done), votes.BlockCount);
                store.SaveNowAndThen(votes, clock.Elapsed);
            }));
        }
        catch (OperationCanceledException)
        {
            if (done > 0) store.Save(votes);
            throw;
        }
        return partitionings.Select((partitions, k) => new MethodVotes(
            CountedVotes.OfSortedPartitions(partitions.Count, task.Test.ClassCount), votes.Counts[k], $"{_propagation.Description}, {graph.Description}", _conditions));
    }

    /// <summary>A test input takes the majority of the labels in its cluster: each of these labels has the same influence.</summary>
    private IEnumerable<MethodVotes> OfClusters(VotingTask task, Func<int?, SpectralEmbedding> embed, MethodChoice method)
    {
        var classes = task.Test.ClassCount;
        int?[] counts = method.Numbers.Count > 0 ? [.. method.Numbers.Select(number => (int?)number).Distinct()] : [null];
        foreach (var count in counts)
        {
            var clusters = task.Clock.Measure(Stage.Train, () => InputClusters.Find(embed(count), task.Workers));
            var labels = new int[clusters.Count * classes];
            for (var sample = 0; sample < task.Samples.Count; sample++) labels[clusters.OfTraining[sample] * classes + task.Samples.Label(sample)]++;
            var rows = new int[task.Test.Count * classes];
            for (var input = 0; input < task.Test.Count; input++)
                labels.AsSpan(clusters.OfTest[input] * classes, classes).CopyTo(rows.AsSpan(input * classes));
            yield return new(new ClusterFlips(clusters.Count, classes), rows, $"majority of the labels of {clusters.Description}", _conditions);
        }
    }

    /// <summary>Ridge regression on the embedded inputs of each partition.</summary>
    private IEnumerable<MethodVotes> OfRidges(VotingTask task, SpectralEmbedding embedding, MethodChoice method)
    {
        var options = new RidgeInfluenceOptions();
        foreach (var count in method.Numbers.DefaultIfNone([1]).Select(number => (int)number).Distinct())
        {
            var partitions = task.Clock.Measure(Stage.Load, () => SortedPartitioner.Partition(task.Samples, count));
            var rows = task.Clock.Measure(Stage.Predict, () => RidgeFlipsVotes.Cast(partitions, embedding, options, task));
            yield return new(new RidgeFlips(count, task.Samples.Count, task.Test.ClassCount), rows, $"{options.Description} on {embedding.Description}", _conditions);
        }
    }

    /// <summary>Ridge regression on the embedded inputs, smoothed with each amount of noise; both kinds of radius come from the same rows.</summary>
    private IEnumerable<MethodVotes> OfSmoothing(VotingTask task, SpectralEmbedding embedding, MethodChoice[] kinds)
    {
        var options = new RidgeInfluenceOptions();
        LabelNoise[] noises = [.. kinds.SelectMany(kind => kind.Noises(task.Test.ClassCount)).Distinct()];
        foreach (var noise in noises) noise.Validate();
        var rows = task.Clock.Measure(Stage.Predict, () => SmoothingVotes.Cast(task.Samples, embedding, options, noises, task));
        foreach (var kind in kinds)
            foreach (var noise in kind.Noises(task.Test.ClassCount))
                yield return new(
                    kind.Name == MethodChoice.Smoothing ? SmoothingMethod.Exact(noise) : SmoothingMethod.ByDivergence(noise),
                    rows[Array.IndexOf(noises, noise)], $"{options.Description} on {embedding.Description}", _conditions);
    }
}
