using Bezoar.Data;
using Bezoar.Numerics;
using Bezoar.Voting;

namespace Bezoar.Learning.Kernels;

/// <summary>
/// Goes once over the kernel between test inputs and training vectors, for everything that is made of it: tile by tile, so that the kernel matrix
/// never exists as a whole.
/// </summary>
/// <remarks>
/// Readers see the training vectors in one order, whatever else is read and wherever tiles begin, so that neither changes a bit of what they make.
/// </remarks>
/// <param name="samples">The training vectors.</param>
/// <param name="gamma">γ of the kernel.</param>
/// <param name="test">What is asked about.</param>
/// <param name="votes">One table for each reading.</param>
/// <param name="readings">In the order of their tables.</param>
internal sealed unsafe class KernelPass(
    DescribedSamples samples, float gamma, Dataset test, PartialVotes votes, IReadOnlyList<IKernelReading> readings)
{
    /// <summary>Training vectors of a tile, and the distance between its rows.</summary>
    public const int TileColumns = 15 * MicroKernel.Columns;

    /// <summary>Memory that one thread reuses for every block.</summary>
    public Scratch CreateScratch() => new(samples.Descriptor.Length, votes, readings);

    /// <summary>Works out one block of test inputs.</summary>
    public void Run(int block, Scratch scratch)
    {
        var (first, count) = votes.InputsOf(block);
        for (var row = 0; row < count; row++)
        {
            samples.Descriptor.Describe(test.Record(first + row), 0, scratch.Vector);
            scratch.Left.PackVector(scratch.Vector, row);
        }
        scratch.Begin(first, count);
        var tile = scratch.Tile.Start;
        for (var column = 0; column < samples.RowCount; column += TileColumns)
        {
            var columns = Math.Min(TileColumns, samples.RowCount - column);
            new Span<float>(tile, count * TileColumns).Clear();
            MatrixProduct.AddPacked(scratch.Left, samples.Vectors, 0, count, column, columns, tile, TileColumns);
            foreach (var reader in scratch.OfScalarProducts) reader.Read(tile, column, columns);
            if (scratch.OfKernel.Count == 0) continue;
            RadialKernel.FromScalarProducts(new Span<float>(tile, count * TileColumns), gamma);
            foreach (var reader in scratch.OfKernel) reader.Read(tile, column, columns);
        }
        scratch.End();
    }

    /// <summary>Memory that one thread reuses for every block.</summary>
    internal sealed class Scratch : IDisposable
    {
        public Scratch(int length, PartialVotes votes, IReadOnlyList<IKernelReading> readings)
        {
            (Vector, Left, Tile) = (new float[length], PackedMatrix.ForLeft(PartialVotes.InputsPerBlock, length), new(PartialVotes.InputsPerBlock * TileColumns));
            for (var i = 0; i < readings.Count; i++)
                (readings[i].ReadsScalarProducts ? OfScalarProducts : OfKernel).Add(readings[i].CreateReader(votes.Counts[i]));
        }

        public float[] Vector { get; }
        public PackedMatrix Left { get; }
        public AlignedBuffer Tile { get; }
        public List<ITileReader> OfScalarProducts { get; } = [];
        public List<ITileReader> OfKernel { get; } = [];

        public void Begin(int first, int count)
        {
            foreach (var reader in OfScalarProducts.Concat(OfKernel)) reader.Begin(first, count);
        }

        public void End()
        {
            foreach (var reader in OfScalarProducts.Concat(OfKernel)) reader.End();
        }

        public void Dispose()
        {
            Left.Dispose();
            Tile.Dispose();
            foreach (var reader in OfScalarProducts.Concat(OfKernel)) reader.Dispose();
        }
    }
}
