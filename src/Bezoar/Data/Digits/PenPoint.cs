namespace Bezoar.Data.Digits;

/// <summary>
/// A place that the pen passes through; consecutive points of a stroke are joined by a straight line of ink. Lengths are in
/// heights of the digit while it is written, in pixels once it is on paper.
/// </summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Downward.</param>
/// <param name="Radius">Half the width of the line; while the digit is written, in radii of the pen.</param>
/// <param name="StartsStroke">The pen came down here: no ink from the point before.</param>
internal readonly record struct PenPoint(float X, float Y, float Radius, bool StartsStroke);
