namespace Bezoar.Voting;

/// <summary>
/// An election in two rounds: the two classes with most votes, ties to the smaller one, are left, and then every base classifier says which of the two it
/// would rather have (Rezaei et al., ICML 2023, arXiv 2302.02300).
/// </summary>
/// <param name="Winner">The prediction.</param>
/// <param name="Loser">The other one of the second round.</param>
public readonly record struct RunOff(int Winner, int Loser)
{
    /// <summary>The two classes of the second round, in ascending order.</summary>
    /// <param name="votes">For each of at least two classes, how many base classifiers vote for it.</param>
    public static (int Smaller, int Larger) Finalists(ReadOnlySpan<int> votes)
    {
        var first = VoteTable.Plurality(votes);
        var second = first == 0 ? 1 : 0;
        for (var c = second + 1; c < votes.Length; c++)
            if (c != first && votes[c] > votes[second]) second = c;
        return (Math.Min(first, second), Math.Max(first, second));
    }

    /// <summary>Who won, from what is kept of an election.</summary>
    /// <param name="votes">For each class, how many base classifiers vote for it.</param>
    /// <param name="preferences">How many base classifiers would rather have the winner than each class; 0 for itself, so that the loser is the finalist with more.</param>
    public static RunOff Of(ReadOnlySpan<int> votes, ReadOnlySpan<int> preferences)
    {
        var (smaller, larger) = Finalists(votes);
        return preferences[larger] > 0 ? new(smaller, larger) : new(larger, smaller);
    }

    /// <summary>Holds the election.</summary>
    /// <param name="ballots">Of all base classifiers.</param>
    /// <param name="votes">Receives how many vote for each class.</param>
    /// <param name="preferences">Receives how many would rather have the winner than each class; 0 for itself.</param>
    public static RunOff Hold(Ballots ballots, Span<int> votes, Span<int> preferences)
    {
        ballots.CountVotes(votes);
        var (smaller, larger) = Finalists(votes);
        var forSmaller = ballots.CountPreferring(smaller, larger);
        var winner = 2 * forSmaller >= ballots.Count ? smaller : larger;
        for (var c = 0; c < preferences.Length; c++) preferences[c] = c == winner ? 0 : ballots.CountPreferring(winner, c);
        return new(winner, winner == smaller ? larger : smaller);
    }
}
