using System.Runtime.Intrinsics;
using Bezoar.Learning.Kernels;
using Bezoar.Numerics;
using Bezoar.Voting;

namespace Bezoar.Learning.KernelRidge;

/// <summary>The scores of base classifiers on one block of test inputs, while the kernel comes in.</summary>
/// <remarks>
/// A score is one chain of fused multiply-adds over a base classifier's vectors in content order: where tiles begin changes no bit of it.
/// </remarks>
/// <param name="classifiers">How many are held at a time.</param>
/// <param name="width">Of a row of coefficients: classes, padded to whole vectors.</param>
internal sealed unsafe class PartitionScores(int classifiers, int width) : IDisposable
{
    private readonly AlignedBuffer _scores = new((long)PartialVotes.InputsPerBlock * classifiers * width);
    private readonly nint _rowLength = (nint)classifiers * width;

    /// <summary>All zero.</summary>
    public void Clear() => _scores.Clear();

    /// <summary>The scores of one base classifier on one test input of the block.</summary>
    public Span<float> Of(int input, int classifier) => new(_scores.Start + input * _rowLength + (nint)classifier * width, width);

    /// <summary>scores[input] += Σ_j tile[input, j] · coefficients[j], eight inputs at a time to hide the latency of the chains.</summary>
    /// <param name="tile">Kernel values, from the first of the base classifier's vectors on.</param>
    /// <param name="inputs">Rows of the tile.</param>
    /// <param name="vectors">Columns of the tile.</param>
    /// <param name="coefficients">vectors × width.</param>
    /// <param name="classifier">Whose scores they are terms of.</param>
    public void Add(float* tile, int inputs, int vectors, float* coefficients, int classifier)
    {
        const int Pitch = KernelPass.TileColumns;
        var scores = _scores.Start + (nint)classifier * width;
        for (var lane = 0; lane < width; lane += Vector512<float>.Count)
        {
            var row = 0;
            for (; row + 8 <= inputs; row += 8)
                AddToEightRows(tile + row * Pitch, vectors, coefficients + lane, scores + row * _rowLength + lane);
            for (; row < inputs; row++)
            {
                var sum = Vector512.Load(scores + row * _rowLength + lane);
                for (var j = 0; j < vectors; j++)
                    sum = Vector512.FusedMultiplyAdd(Vector512.Create(tile[row * Pitch + j]), Vector512.Load(coefficients + j * width + lane), sum);
                sum.Store(scores + row * _rowLength + lane);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _scores.Dispose();

    private void AddToEightRows(float* tile, int vectors, float* terms, float* scores)
    {
        const int Pitch = KernelPass.TileColumns;
        var sum0 = Vector512.Load(scores);
        var sum1 = Vector512.Load(scores + _rowLength);
        var sum2 = Vector512.Load(scores + 2 * _rowLength);
        var sum3 = Vector512.Load(scores + 3 * _rowLength);
        var sum4 = Vector512.Load(scores + 4 * _rowLength);
        var sum5 = Vector512.Load(scores + 5 * _rowLength);
        var sum6 = Vector512.Load(scores + 6 * _rowLength);
        var sum7 = Vector512.Load(scores + 7 * _rowLength);
        for (var j = 0; j < vectors; j++, terms += width)
        {
            var term = Vector512.Load(terms);
            var at = tile + j;
            sum0 = Vector512.FusedMultiplyAdd(Vector512.Create(*at), term, sum0);
            sum1 = Vector512.FusedMultiplyAdd(Vector512.Create(at[Pitch]), term, sum1);
            sum2 = Vector512.FusedMultiplyAdd(Vector512.Create(at[2 * Pitch]), term, sum2);
            sum3 = Vector512.FusedMultiplyAdd(Vector512.Create(at[3 * Pitch]), term, sum3);
            sum4 = Vector512.FusedMultiplyAdd(Vector512.Create(at[4 * Pitch]), term, sum4);
            sum5 = Vector512.FusedMultiplyAdd(Vector512.Create(at[5 * Pitch]), term, sum5);
            sum6 = Vector512.FusedMultiplyAdd(Vector512.Create(at[6 * Pitch]), term, sum6);
            sum7 = Vector512.FusedMultiplyAdd(Vector512.Create(at[7 * Pitch]), term, sum7);
        }
        sum0.Store(scores);
        sum1.Store(scores + _rowLength);
        sum2.Store(scores + 2 * _rowLength);
        sum3.Store(scores + 3 * _rowLength);
        sum4.Store(scores + 4 * _rowLength);
        sum5.Store(scores + 5 * _rowLength);
        sum6.Store(scores + 6 * _rowLength);
        sum7.Store(scores + 7 * _rowLength);
    }
}
