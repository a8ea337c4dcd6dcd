namespace Bezoar.Voting;

/// <summary>
/// What is kept of a base classifier's order of classes: the class that it votes for, in the lower eight bits, and above them bit c where it would rather have the winner of the run-off
/// election than class c.
/// </summary>
public static class PackedBallot
{
    /// <summary>Bits of the class that is voted for.</summary>
    public const int ClassBits = 8;

    /// <summary>So many classes have a bit each.</summary>
    public const int MostClasses = 31 - ClassBits;

    /// <summary>Takes a row apart.</summary>
    /// <param name="row">One number for each base classifier.</param>
    /// <param name="votes">Receives the class that each votes for.</param>
    /// <param name="worse">Receives the bits.</param>
    public static void Unpack(ReadOnlySpan<int> row, Span<byte> votes, Span<uint> worse)
    {
        for (var m = 0; m < row.Length; m++) (votes[m], worse[m]) = ((byte)row[m], (uint)row[m] >> ClassBits);
    }
}
