namespace Bezoar.Voting;

/// <summary>
/// Votes while they come in, one base classifier after the other in any order, for several ensembles at once. May be used from
/// several threads.
/// </summary>
public sealed class CollectedVotes
{
    private readonly Lock _counting = new();
    private readonly int[][] _counts;
    private readonly bool[][] _isCounted;

    /// <summary>No votes yet.</summary>
    /// <param name="partitions">For each ensemble, its number of base classifiers.</param>
    /// <param name="inputCount">Test inputs.</param>
    /// <param name="classCount">Classes.</param>
    public CollectedVotes(IReadOnlyList<int> partitions, int inputCount, int classCount)
    {
        (Partitions, InputCount, ClassCount) = (partitions, inputCount, classCount);
        _counts = [.. partitions.Select(_ => new int[(long)inputCount * classCount])];
        _isCounted = [.. partitions.Select(count => new bool[count])];
    }

    /// <summary>For each ensemble, its number of base classifiers.</summary>
    public IReadOnlyList<int> Partitions { get; }

    /// <summary>Test inputs.</summary>
    public int InputCount { get; }

    /// <summary>Classes.</summary>
    public int ClassCount { get; }

    /// <summary>Base classifiers of all ensembles.</summary>
    public int Total => Partitions.Sum();

    /// <summary>Those whose votes have been counted.</summary>
    public int Done { get; private set; }

    /// <summary>Whether a base classifier's votes have been counted.</summary>
    public bool IsCounted(int ensemble, int classifier)
    {
        lock (_counting) return _isCounted[ensemble][classifier];
    }

    /// <summary>Counts one base classifier's votes; a second time changes nothing.</summary>
    /// <param name="ensemble">Its place in <see cref="Partitions"/>.</param>
    /// <param name="classifier">The number of its partition.</param>
    /// <param name="votes">One class per test input.</param>
    /// <returns>How many base classifiers have been counted, this one included.</returns>
    /// <exception cref="ArgumentException">Not one vote per test input, or one that is no class; nothing is counted then.</exception>
    public int Add(int ensemble, int classifier, ReadOnlySpan<int> votes)
    {
        if (votes.Length != InputCount) throw new ArgumentException("one vote on every test input is needed", nameof(votes));
        foreach (var vote in votes)
            if ((uint)vote >= (uint)ClassCount) throw new ArgumentException("a vote is no class", nameof(votes));
        lock (_counting)
        {
            if (_isCounted[ensemble][classifier]) return Done;
            _isCounted[ensemble][classifier] = true;
            Done++;
            var counts = _counts[ensemble];
            for (var input = 0; input < votes.Length; input++) counts[input * ClassCount + votes[input]]++;
            return Done;
        }
    }

    /// <summary>The tables, once all votes are in.</summary>
    /// <exception cref="InvalidOperationException">Some are missing.</exception>
    public VoteTable[] ToTables() => Done == Total
        ? [.. _counts.Select(counts => new VoteTable(ClassCount, counts))]
        : throw new InvalidOperationException("votes are missing");
}
