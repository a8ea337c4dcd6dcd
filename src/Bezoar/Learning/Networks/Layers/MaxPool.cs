using System.Runtime.Intrinsics;
using Bezoar.Learning.Networks.Execution;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Layers;

/// <summary>The largest number of each window; the first in reading order where several are. The padding never wins.</summary>
/// <param name="Kernel">Rows and columns of a window.</param>
/// <param name="Stride">Distance between neighbouring windows.</param>
/// <param name="Padding">How far windows may stand out on each side, at most half a window.</param>
public sealed record MaxPool(int Kernel, int Stride, int Padding = 0) : Pool(Kernel, Stride, Padding)
{
    internal override Operator CreateOperator(Signal input, Signal output, string name, OperatorRoom room) =>
        new MaxPoolOperator(this, input, output, room);
}

/// <summary>Remembers for every output which place of its window, row by row, gave it.</summary>
internal sealed unsafe class MaxPoolOperator : PoolOperator
{
    private readonly AlignedBuffer _winners;

    public MaxPoolOperator(MaxPool layer, Signal input, Signal output, OperatorRoom room) : base(layer, input, output, room) =>
        _winners = new(room.Mode == RunnerMode.Training ? output.Length : 0);

    private int* Winners => (int*)_winners.Start;

    private bool Remembers => _winners.Length > 0;

    public override void Dispose() => _winners.Dispose();

    protected override void ForwardWindow(float* image, int row, int column, long place)
    {
        var (rows, columns) = (Rows.PlacesOf(row), Columns.PlacesOf(column));
        for (var channel = 0; channel < Channels; channel += Vector512<float>.Count)
        {
            var largest = Vector512.Create(float.NegativeInfinity);
            var winner = Vector512.Create(TapOf(rows.First, columns.First, row, column));
            for (var y = rows.First; y < rows.End; y++)
            {
                for (var x = columns.First; x < columns.End; x++)
                {
                    var value = Vector512.Load(image + ((long)y * Input.Shape.Width + x) * Channels + channel);
                    // NaN wins as well: it must not vanish here.
                    var wins = Vector512.GreaterThan(value, largest) | ~Vector512.Equals(value, value);
                    largest = Vector512.ConditionalSelect(wins, value, largest);
                    winner = Vector512.ConditionalSelect(wins.AsInt32(), Vector512.Create(TapOf(y, x, row, column)), winner);
                }
            }
            var at = place * Channels + channel;
            Lanes.StoreFirst(largest, Output.Values + at, Channels - channel);
            if (Remembers) Lanes.StoreFirst(winner.AsSingle(), _winners.Start + at, Channels - channel);
        }
    }

    protected override void BackwardPlace(int row, int column, long firstWindow, float* target)
    {
        var (rows, columns) = (Rows.WindowsOf(row), Columns.WindowsOf(column));
        for (var channel = 0; channel < Channels; channel += Vector512<float>.Count)
        {
            var sum = Vector512<float>.Zero;
            for (var y = rows.First; y < rows.End; y++)
            {
                for (var x = columns.First; x < columns.End; x++)
                {
                    var at = (firstWindow + y * Columns.Count + x) * Channels + channel;
                    var won = Vector512.Equals(Vector512.Load(Winners + at), Vector512.Create(TapOf(row, column, y, x)));
                    sum += Vector512.Load(Output.Gradient.Values + at) & won.AsSingle();
                }
            }
            Lanes.StoreFirst(sum, target + channel, Channels - channel);
        }
    }

    /// <summary>Which place of a window's rows and columns an image's place is.</summary>
    private int TapOf(int y, int x, int row, int column) => (y - Rows.Start(row)) * Layer.Kernel + x - Columns.Start(column);
}
