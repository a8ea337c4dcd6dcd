using Bezoar.Voting;

namespace Bezoar.Certificates.RunOffElection;

/// <summary>
/// An election in two rounds: the two classes with most votes, ties to the smaller one, are left, and then every base classifier says which of the two it
/// would rather have (Rezaei et al., ICML 2023, arXiv 2302.02300).
/// </summary>
/// <param name="Winner">The prediction.</param>
/// <param name="Loser">The other one of the second round.</param>
internal readonly record struct RunOff(int Winner, int Loser)
{
    /// <param name="votes">For each class, how many base classifiers vote for it.</param>
    /// <param name="preferences">classes × classes: how many base classifiers would rather have the first.</param>
    public static RunOff Of(ReadOnlySpan<int> votes, ReadOnlySpan<int> preferences)
    {
        var first = VoteTable.Plurality(votes);
        var second = first == 0 ? 1 : 0;
        for (var c = second + 1; c < votes.Length; c++)
            if (c != first && votes[c] > votes[second]) second = c;
        var (smaller, larger) = (Math.Min(first, second), Math.Max(first, second));
        return preferences[larger * votes.Length + smaller] > preferences[smaller * votes.Length + larger] ? new(larger, smaller) : new(smaller, larger);
    }
}
