namespace Bezoar.Voting;

/// <summary>
/// For one test input, the order in which each base classifier would have the classes: by its scores, the smaller class on a tie. The first one has its vote.
/// </summary>
/// <param name="ranks">base classifiers × classes: the place of each class, 0 for the first; every row holds each place once.</param>
/// <param name="classCount">At least two and at most 256.</param>
public readonly ref struct Ballots(ReadOnlySpan<byte> ranks, int classCount)
{
    private readonly ReadOnlySpan<byte> _ranks = ranks;

    /// <summary>Base classifiers.</summary>
    public int Count => _ranks.Length / ClassCount;

    /// <summary>Classes.</summary>
    public int ClassCount { get; } = classCount;

    /// <summary>The class that a base classifier votes for.</summary>
    public int First(int classifier) => _ranks.Slice(classifier * ClassCount, ClassCount).IndexOf((byte)0);

    /// <summary>Whether a base classifier would rather have one class than another.</summary>
    public bool Prefers(int classifier, int one, int other) => _ranks[classifier * ClassCount + one] < _ranks[classifier * ClassCount + other];

    /// <summary>The ballot that scores come to.</summary>
    /// <param name="scores">One for each class, none of them NaN.</param>
    /// <param name="ranks">Receives the place of each class.</param>
    public static void Rank(ReadOnlySpan<float> scores, Span<byte> ranks)
    {
        for (var c = 0; c < scores.Length; c++)
        {
            var place = 0;
            for (var other = 0; other < scores.Length; other++)
                if (scores[other] > scores[c] || (scores[other] == scores[c] && other < c)) place++;
            ranks[c] = (byte)place;
        }
    }

    /// <summary>How many base classifiers vote for each class.</summary>
    public void CountVotes(Span<int> votes)
    {
        votes.Clear();
        for (var m = 0; m < Count; m++) votes[First(m)]++;
    }

    /// <summary>How many base classifiers would rather have one class than another.</summary>
    public int CountPreferring(int one, int other)
    {
        var count = 0;
        for (var m = 0; m < Count; m++)
            if (Prefers(m, one, other)) count++;
        return count;
    }
}
