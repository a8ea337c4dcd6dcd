using System.Runtime.Intrinsics;
using Bezoar.Numerics;

namespace Bezoar.Features.Patches;

/// <summary>
/// Patches of one size: at every position of an image the responses of all filters, thresholded on both sides and pooled while they are
/// in the first-level cache. Responses never exist as a whole.
/// </summary>
/// <param name="bank">The filters.</param>
/// <param name="grid">Where their responses are collected.</param>
/// <param name="options">Contrast and threshold.</param>
internal sealed unsafe class PatchLayer(FilterBank bank, PoolingGrid grid, PatchOptions options)
{
    /// <summary>Numbers of one square or cell: panels × (32 above the threshold, 32 below its negative).</summary>
    private int Width => bank.PanelCount * 2 * MicroKernel.Columns;

    /// <summary>Numbers of <see cref="PatchWorkspace.Sums"/> that <see cref="Describe"/> needs: squares, and then cells.</summary>
    public int SumsLength => (grid.SquareCount + grid.CellCount) * Width;

    /// <summary>Of the patches.</summary>
    public PatchShape Shape => bank.Shape;

    /// <summary>Numbers of a cell: two for each filter.</summary>
    public int CellLength => 2 * bank.Count;

    /// <summary>Looks at an image.</summary>
    /// <param name="workspace">Holds the image; its cells receive, each, first what is above the threshold, then what is below.</param>
    /// <param name="panels">For patches of this size.</param>
    /// <param name="offset">Where in a cell these numbers begin.</param>
    /// <param name="stride">Distance between cells.</param>
    public void Describe(PatchWorkspace workspace, PatchPanels panels, int offset, int stride)
    {
        var sums = workspace.Sums.Start;
        new Span<float>(sums, grid.SquareCount * Width).Clear();
        for (var first = 0; first < grid.PositionCount; first += PatchPanels.Capacity)
        {
            var count = Math.Min(PatchPanels.Capacity, grid.PositionCount - first);
            panels.Pack(workspace.Image.Start, workspace.Shape, first, count, options.ContrastFloor);
            for (var panel = 0; panel < bank.PanelCount; panel++) AddResponses(panels, first, count, panel, sums);
        }
        var cells = sums + grid.SquareCount * Width;
        grid.Pool(sums, Width, cells);
        for (var cell = 0; cell < grid.CellCount; cell++)
            Unpack(new(cells + cell * Width, Width), workspace.Cells.Slice((long)cell * stride + offset, CellLength));
    }

    /// <summary>Adds the thresholded responses of 32 filters to the sums of the squares.</summary>
    private void AddResponses(PatchPanels panels, int first, int count, int panel, float* sums)
    {
        const int Rows = MicroKernel.Rows, Columns = MicroKernel.Columns;
        var responses = stackalloc float[Rows * Columns];
        sums += panel * 2 * Columns;
        for (var position = 0; position < count; position += Rows)
        {
            new Span<float>(responses, Rows * Columns).Clear();
            MicroKernel.MultiplyPanel(
                bank.Count - panel * Columns, bank.Shape.Length, panels.Panel(position / Rows), 1, Rows, bank.Panel(panel), responses, Columns);
            for (var row = 0; row < Math.Min(Rows, count - position); row++)
                AddThresholded(responses + row * Columns, sums + (long)grid.SquareOf(first + position + row) * Width);
        }
    }

    private void AddThresholded(float* responses, float* sums)
    {
        var threshold = Vector512.Create(options.Threshold);
        for (var i = 0; i < MicroKernel.Columns; i += Vector512<float>.Count)
        {
            var response = Vector512.Load(responses + i);
            var above = Vector512.Max(response - threshold, Vector512<float>.Zero);
            var below = Vector512.Max(-response - threshold, Vector512<float>.Zero);
            (Vector512.Load(sums + i) + above).Store(sums + i);
            (Vector512.Load(sums + i + MicroKernel.Columns) + below).Store(sums + i + MicroKernel.Columns);
        }
    }

    /// <summary>From panels to all filters' positive sides and then all negative ones; what fills up the last panel is left out.</summary>
    private void Unpack(ReadOnlySpan<float> cell, Span<float> numbers)
    {
        const int Columns = MicroKernel.Columns;
        for (var panel = 0; panel < bank.PanelCount; panel++)
        {
            var used = Math.Min(Columns, bank.Count - panel * Columns);
            cell.Slice(panel * 2 * Columns, used).CopyTo(numbers[(panel * Columns)..]);
            cell.Slice((panel * 2 + 1) * Columns, used).CopyTo(numbers[(bank.Count + panel * Columns)..]);
        }
    }
}
