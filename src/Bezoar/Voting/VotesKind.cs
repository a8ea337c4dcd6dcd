namespace Bezoar.Voting;

/// <summary>What a matrix of votes from another tool holds.</summary>
public enum VotesKind
{
    /// <summary>Told from the numbers, and refused where they can be read both ways.</summary>
    Auto,

    /// <summary>test inputs × classes: how many base classifiers vote for each class. Every row sums to the same k.</summary>
    Counts,

    /// <summary>test inputs × base classifiers: the class that each one votes for.</summary>
    Labels,
}
