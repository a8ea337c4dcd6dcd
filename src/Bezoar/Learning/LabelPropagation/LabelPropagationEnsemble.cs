using System.Runtime.Intrinsics;
using Bezoar.Features.Graph;
using Bezoar.Numerics;
using Bezoar.Partitioning;
using Bezoar.Voting;

namespace Bezoar.Learning.LabelPropagation;

/// <summary>
/// The base learner of SS-DPA on a graph: each partition's labels spread over the graph of all unlabelled training inputs, with
/// class-mass normalisation (Zhu, Ghahramani and Lafferty, ICML 2003), and a test input takes the class of most influence.
/// </summary>
public sealed class LabelPropagationEnsemble
{
    private readonly IReadOnlyList<Partitions> _partitionings;
    private readonly InfluencePass _pass;
    private readonly IReadOnlyList<int[]>[] _members;
    private readonly PropagationVoter[][] _voters;

    /// <summary>Fits the base classifiers of all partitions, for every k.</summary>
    /// <param name="graph">Of the training inputs, in content order.</param>
    /// <param name="options">How labels spread.</param>
    /// <param name="partitionings">One for each k, over the same training set.</param>
    /// <param name="workers">Threads; they do not change the result.</param>
    /// <exception cref="BezoarException">Impossible options.</exception>
    /// <exception cref="ArgumentException">Graph and partitions are not of the same number of samples.</exception>
    public LabelPropagationEnsemble(
        NeighbourGraph graph, LabelPropagationOptions options, IReadOnlyList<Partitions> partitionings, Workers workers)
    {
        options.Validate();
        if (partitionings.Any(partitions => partitions.Assignment.Length != graph.Count))
            throw new ArgumentException("the partitions are not those of the graph's inputs", nameof(partitionings));
        _partitionings = partitionings;
        _pass = new(graph, options.Time, workers);
        _members = [.. partitionings.Select(partitions => partitions.Members)];
        _voters = [.. partitionings.Select((partitions, k) => _members[k].Select((members, i) =>
            new PropagationVoter(partitions[new(i)], [.. members.Select(member => _pass.Masses[member])], options.Prior)).ToArray())];
    }

    /// <summary>The votes of all base classifiers on a test set, for every k.</summary>
    /// <param name="neighbours">The test inputs' neighbours in the graph.</param>
    /// <param name="votes">Blocks that are done already are not worked out again; all are done afterwards.</param>
    /// <param name="workers">One block of test inputs per thread at a time.</param>
    /// <param name="blockDone">Told each block that was worked out, from any thread.</param>
    /// <exception cref="ArgumentException">The votes are of another size.</exception>
    public void Vote(NeighbourLists neighbours, PartialVotes votes, Workers workers, Action<int>? blockDone = null)
    {
        if ((votes.Counts.Count, votes.InputCount) != (_partitionings.Count, neighbours.Count))
            throw new ArgumentException("one table for each k, with the test set's inputs, is needed", nameof(votes));
        int[] open = [.. Enumerable.Range(0, votes.BlockCount).Where(block => !votes.IsDone(block))];
        workers.For(open.Length, () => new Scratch(_pass.Masses.Length, MostMembers, votes.Widths[0]), (item, scratch) =>
        {
            CastBlock(neighbours, votes, open[item], scratch);
            votes.MarkDone(open[item]);
            blockDone?.Invoke(open[item]);
        });
    }

    /// <summary>The votes of all base classifiers on a test set, one table for each k.</summary>
    /// <param name="neighbours">The test inputs' neighbours in the graph.</param>
    /// <param name="classCount">Columns of the tables.</param>
    /// <param name="workers">One block of test inputs per thread at a time.</param>
    /// <param name="progress">Told how many blocks are done, of how many.</param>
    public VoteTable[] Votes(NeighbourLists neighbours, int classCount, Workers workers, Action<int, int>? progress = null)
    {
        var votes = new PartialVotes(_partitionings.Count, neighbours.Count, classCount);
        var done = 0;
        Vote(neighbours, votes, workers, _ => progress?.Invoke(Interlocked.Increment(ref done), votes.BlockCount));
        return votes.ToTables();
    }

    private int MostMembers => _members.Max(partitions => partitions.Max(members => members.Length));

    private void CastBlock(NeighbourLists neighbours, PartialVotes votes, int block, Scratch scratch)
    {
        var (first, inputs) = votes.InputsOf(block);
        // A block that was broken off may have left votes behind.
        foreach (var counts in votes.Counts) counts.AsSpan(first * votes.Widths[0], inputs * votes.Widths[0]).Clear();
        for (var from = 0; from < inputs; from += LaneColumns.Width)
        {
            var count = Math.Min(LaneColumns.Width, inputs - from);
            var perAverage = _pass.Run(neighbours, first + from, count, scratch.Pass);
            for (var k = 0; k < _members.Length; k++)
            {
                var counts = votes.Counts[k].AsSpan((first + from) * votes.Widths[0], count * votes.Widths[0]);
                Cast(k, perAverage, counts, votes.Widths[0], scratch);
            }
        }
    }

    private unsafe void Cast(int k, Vector512<float> perAverage, Span<int> counts, int classCount, Scratch scratch)
    {
        var influences = scratch.Pass.Influences.Group(0);
        var own = scratch.Own.Start;
        for (var partition = 0; partition < _voters[k].Length; partition++)
        {
            var (members, voter) = (_members[k][partition], _voters[k][partition]);
            // The voter gets the numbers of its own samples and no way to those of others.
            for (var i = 0; i < members.Length; i++)
                Vector512.Load(influences + (long)members[i] * LaneColumns.Width).Store(own + i * LaneColumns.Width);
            var vote = voter.Vote(own, perAverage, scratch.Sums.Start);
            for (var lane = 0; lane * classCount < counts.Length; lane++)
                counts[lane * classCount + (voter.Classes.Length == 0 ? 0 : voter.Classes[vote[lane]])]++;
        }
    }

    /// <summary>Memory that one thread reuses for every block.</summary>
    private sealed class Scratch(int size, int mostMembers, int classCount) : IDisposable
    {
        public InfluencePass.Scratch Pass { get; } = new(size);
        public AlignedBuffer Own { get; } = new((long)mostMembers * LaneColumns.Width);
        public AlignedBuffer Sums { get; } = new((long)classCount * LaneColumns.Width);

        public void Dispose()
        {
            Pass.Dispose();
            Own.Dispose();
            Sums.Dispose();
        }
    }
}
