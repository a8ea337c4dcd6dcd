namespace Bezoar.Learning.Networks.Execution;

/// <summary>Along one side of an image, which places each window of a pool covers, and which windows cover each place.</summary>
internal sealed class PoolAxis
{
    private readonly int _stride, _padding;
    private readonly Range[] _placesOf, _windowsOf;

    /// <param name="length">Places.</param>
    /// <param name="kernel">Places of a window.</param>
    /// <param name="stride">Distance between neighbouring windows.</param>
    /// <param name="padding">How far the first window stands out.</param>
    public PoolAxis(int length, int kernel, int stride, int padding)
    {
        (_stride, _padding) = (stride, padding);
        var count = PatchGeometry.CountPlaces(length, kernel, stride, padding);
        _placesOf = new Range[count];
        _windowsOf = new Range[length];
        for (var window = 0; window < count; window++)
        {
            var places = _placesOf[window] = new(Math.Max(Start(window), 0), Math.Min(Start(window) + kernel, length));
            for (var place = places.First; place < places.End; place++)
                _windowsOf[place] = new(_windowsOf[place].End == 0 ? window : _windowsOf[place].First, window + 1);
        }
    }

    /// <summary>How many windows.</summary>
    public int Count => _placesOf.Length;

    /// <summary>Where a window begins; negative in the padding.</summary>
    public int Start(int window) => window * _stride - _padding;

    /// <summary>The places that a window covers, without the padding.</summary>
    public Range PlacesOf(int window) => _placesOf[window];

    /// <summary>The windows that cover a place; none between windows that lie apart.</summary>
    public Range WindowsOf(int place) => _windowsOf[place];

    /// <param name="First">The first.</param>
    /// <param name="End">One beyond the last.</param>
    internal readonly record struct Range(int First, int End);
}
