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

    private bool Remembers => _winners.Length > 0;

    public override void Dispose() => _winners.Dispose();

    protected override void ForwardRow(float* image, int row, long target)
    {
        for (var column = 0; column < Columns.Count; column++, target += Channels) ForwardWindow(image, row, column, target);
    }

    protected override void BackwardRow(long firstOutput, int row, float* target)
    {
        for (var column = 0; column < Input.Shape.Width; column++, target += Channels) BackwardPlace(firstOutput, row, column, target);
    }

    private void ForwardWindow(float* image, int row, int column, long target)
    {
        var (rows, columns) = (Rows.PlacesOf(row), Columns.PlacesOf(column));
        var (channels, pitch, remembers) = (Channels, InputPitch, Remembers);
        var firstTap = TapOf(rows.First, columns.First, row, column);
        var ahead = Stride * pitch;
        image += rows.First * pitch + columns.First * channels;
        for (var channel = 0; channel < channels; channel += Vector512<float>.Count, image += Vector512<float>.Count)
        {
            var largest = Vector512.Create(float.NegativeInfinity);
            var winner = Vector512.Create(firstTap);
            for (var y = 0; y < rows.End - rows.First; y++)
            {
                for (var x = 0; x < columns.End - columns.First; x++)
                {
                    var at = image + y * pitch + x * channels;
                    // The next row of windows: too far away for the processor to foresee.
                    Lanes.Prefetch(at + ahead);
                    var value = Vector512.Load(at);
                    // NaN wins as well: it must not vanish here.
                    var wins = Vector512.GreaterThan(value, largest) | ~Vector512.Equals(value, value);
                    largest = Vector512.ConditionalSelect(wins, value, largest);
                    winner = Vector512.ConditionalSelect(wins.AsInt32(), Vector512.Create(firstTap + y * Kernel + x), winner);
                }
            }
            Lanes.StoreFirst(largest, Output.Values + target + channel, channels - channel);
            if (remembers) Lanes.StoreFirst(winner.AsSingle(), _winners.Start + target + channel, channels - channel);
        }
    }

    private void BackwardPlace(long firstOutput, int row, int column, float* target)
    {
        var (rows, columns) = (Rows.WindowsOf(row), Columns.WindowsOf(column));
        var (channels, pitch) = (Channels, OutputPitch);
        var firstTap = TapOf(row, column, rows.First, columns.First);
        var first = firstOutput + rows.First * pitch + columns.First * channels;
        for (var channel = 0; channel < channels; channel += Vector512<float>.Count, first += Vector512<float>.Count)
        {
            var sum = Vector512<float>.Zero;
            for (var y = 0; y < rows.End - rows.First; y++)
            {
                for (var x = 0; x < columns.End - columns.First; x++)
                {
                    var at = first + y * pitch + x * channels;
                    // Each further window begins a stride later, so that the place lies a stride earlier in it.
                    var tap = Vector512.Create(firstTap - (y * Kernel + x) * Stride);
                    var won = Vector512.Equals(Vector512.Load((int*)_winners.Start + at), tap);
                    sum += Vector512.Load(Output.Gradient.Values + at) & won.AsSingle();
                }
            }
            Lanes.StoreFirst(sum, target + channel, channels - channel);
        }
    }

    /// <summary>Which place of a window's rows and columns an image's place is.</summary>
    private int TapOf(int y, int x, int row, int column) => (y - Rows.Start(row)) * Kernel + x - Columns.Start(column);
}
