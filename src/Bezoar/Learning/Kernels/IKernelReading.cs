namespace Bezoar.Learning.Kernels;

/// <summary>
/// Something that is made of the kernel between test inputs and training vectors: some whole numbers for each test input. Several of them share one pass.
/// </summary>
internal interface IKernelReading
{
    /// <summary>Whole numbers for each test input.</summary>
    int Width { get; }

    /// <summary>Whether it reads scalar products of vectors instead of what the kernel makes of them.</summary>
    bool ReadsScalarProducts { get; }

    /// <summary>One for each thread, which uses it for block after block.</summary>
    /// <param name="table">test inputs × <see cref="Width"/>; a reader writes the rows of its block.</param>
    ITileReader CreateReader(int[] table);
}

/// <summary>Reads one block of test inputs tile by tile, in the order of the training vectors.</summary>
internal unsafe interface ITileReader : IDisposable
{
    /// <summary>A block begins; whatever its rows of the table hold was left behind by one that was broken off.</summary>
    void Begin(int firstInput, int inputCount);

    /// <summary>Takes in a tile: test inputs of the block × training vectors.</summary>
    /// <param name="tile">Row by row, <see cref="KernelPass.TileColumns"/> apart.</param>
    /// <param name="column">The first training vector.</param>
    /// <param name="columns">How many.</param>
    void Read(float* tile, int column, int columns);

    /// <summary>All training vectors were read.</summary>
    void End();
}
