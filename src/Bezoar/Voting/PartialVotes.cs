namespace Bezoar.Voting;

/// <summary>
/// Votes while they are being counted, in blocks of test inputs, for several ensembles at once. Finished blocks can be stored
/// and taken up again, so that an interrupted run loses only the blocks in flight.
/// </summary>
public sealed class PartialVotes
{
    /// <summary>Test inputs of one block; the last block may have fewer.</summary>
    public const int InputsPerBlock = 240;

    private readonly bool[] _done;

    /// <summary>Nothing counted yet.</summary>
    /// <param name="tables">Ensembles that vote.</param>
    /// <param name="inputCount">Test inputs.</param>
    /// <param name="classCount">Classes.</param>
    public PartialVotes(int tables, int inputCount, int classCount)
    {
        (InputCount, ClassCount) = (inputCount, classCount);
        Counts = [.. Enumerable.Range(0, tables).Select(_ => new int[(long)inputCount * classCount])];
        _done = new bool[(inputCount + InputsPerBlock - 1) / InputsPerBlock];
    }

    /// <summary>Test inputs.</summary>
    public int InputCount { get; }

    /// <summary>Classes.</summary>
    public int ClassCount { get; }

    /// <summary>Number of blocks.</summary>
    public int BlockCount => _done.Length;

    /// <summary>For each ensemble, test inputs × classes.</summary>
    public IReadOnlyList<int[]> Counts { get; }

    /// <summary>Whether the votes on these test inputs are complete.</summary>
    public bool IsDone(int block) => Volatile.Read(ref _done[block]);

    /// <summary>Says that the votes on these test inputs are complete, in every table.</summary>
    public void MarkDone(int block) => Volatile.Write(ref _done[block], true);

    /// <summary>First test input of a block and how many it has.</summary>
    public (int First, int Count) InputsOf(int block)
    {
        var first = block * InputsPerBlock;
        return (first, Math.Min(InputsPerBlock, InputCount - first));
    }

    /// <summary>The finished tables.</summary>
    public VoteTable[] ToTables() => [.. Counts.Select(counts => new VoteTable(ClassCount, counts))];
}
