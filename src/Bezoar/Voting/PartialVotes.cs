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
    public PartialVotes(int tables, int inputCount, int classCount) : this([.. Enumerable.Repeat(classCount, tables)], inputCount) { }

    /// <summary>Nothing counted yet, in tables of any widths.</summary>
    /// <param name="widths">Whole numbers that each table has for a test input.</param>
    /// <param name="inputCount">Test inputs.</param>
    internal PartialVotes(IReadOnlyList<int> widths, int inputCount)
    {
        (InputCount, Widths) = (inputCount, widths);
        Counts = [.. widths.Select(width => new int[(long)inputCount * width])];
        _done = new bool[(inputCount + InputsPerBlock - 1) / InputsPerBlock];
    }

    /// <summary>Test inputs.</summary>
    public int InputCount { get; }

    /// <summary>For each table, whole numbers for a test input: where votes are counted, the classes.</summary>
    public IReadOnlyList<int> Widths { get; }

    /// <summary>Number of blocks.</summary>
    public int BlockCount => _done.Length;

    /// <summary>For each ensemble, test inputs × its width.</summary>
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

    /// <summary>The finished tables, where all of them count votes for classes.</summary>
    public VoteTable[] ToTables() => [.. Counts.Select((counts, table) => new VoteTable(Widths[table], counts))];
}
