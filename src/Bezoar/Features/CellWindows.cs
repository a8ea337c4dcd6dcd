namespace Bezoar.Features;

/// <summary>Along one axis, which cells see a pixel and with what weight: a triangle around each cell's centre.</summary>
internal sealed class CellWindows
{
    private const float DesignedHeight = 28;
    private readonly int _cells;
    private readonly float[] _weights;
    private readonly int[] _first, _end;

    /// <param name="size">Pixels along the axis.</param>
    /// <param name="options">Number, size and reach of the cells.</param>
    public CellWindows(int size, HogOptions options)
    {
        _cells = options.Cells;
        _weights = new float[size * _cells];
        (_first, _end) = (new int[size], new int[size]);
        var cellSize = options.CellSize * (size / DesignedHeight);
        var margin = (size - _cells * cellSize) * 0.5f;
        for (var pixel = 0; pixel < size; pixel++)
            for (var cell = 0; cell < _cells; cell++)
            {
                var distance = MathF.Abs(pixel + 0.5f - margin - (cell + 0.5f) * cellSize) / cellSize;
                var weight = 1 - distance / options.Reach;
                if (weight <= 0) continue;
                if (_end[pixel] == 0) _first[pixel] = cell;
                _end[pixel] = cell + 1;
                _weights[pixel * _cells + cell] = weight;
            }
    }

    /// <summary>The first cell that sees a pixel.</summary>
    public int First(int pixel) => _first[pixel];

    /// <summary>One beyond the last cell that sees it; equal to the first where none does.</summary>
    public int End(int pixel) => _end[pixel];

    /// <summary>How much a pixel counts for a cell.</summary>
    public float Weight(int pixel, int cell) => _weights[pixel * _cells + cell];
}
