namespace Bezoar.Features;

/// <summary>
/// Settings of the histogram of oriented gradients (Dalal and Triggs, CVPR 2005). The defaults were chosen on MNIST for
/// partitions of 20 to 50 images, where few numbers that change little with the pen's path beat many exact ones.
/// </summary>
public sealed record HogOptions
{
    /// <summary>The classic setting: 7 × 7 cells of 4 pixels on an image of 28, 392 numbers.</summary>
    public static HogOptions FourPixelCells { get; } = new() { Cells = 7, CellSize = 4, Reach = 1.5f };

    /// <summary>Cells along each side, 1 … 64. More cells see finer detail and cost more per kernel value.</summary>
    public int Cells { get; init; } = 4;

    /// <summary>Distance between the centres of cells, in pixels of an image with 28 rows; scaled with other sizes.</summary>
    public float CellSize { get; init; } = 6;

    /// <summary>
    /// Half the width of a cell's triangular window, in cells. At 1 neighbouring windows add up to a constant; above, they
    /// overlap more and forgive more displacement.
    /// </summary>
    public float Reach { get; init; } = 1.2f;

    /// <summary>
    /// A gradient counts for a direction by how far its cosine with it exceeds this. 0.8 lets it reach the nearest direction
    /// of the eight, and the second nearest a little; 0 blurs over half the circle.
    /// </summary>
    public float DirectionThreshold { get; init; } = 0.8f;

    /// <summary>Such as <c>HOG (8 directions, 4×4 cells of 6 px, reach 1.2, threshold 0.8, square root, unit norm)</c>.</summary>
    public string Description => FormattableString.Invariant(
        $"HOG (8 directions, {Cells}×{Cells} cells of {CellSize} px, reach {Reach}, threshold {DirectionThreshold}, square root, unit norm)");

    /// <summary>Throws one exception that names every fault.</summary>
    public void Validate()
    {
        var faults = new List<string>();
        if (Cells is < 1 or > 64) faults.Add(FormattableString.Invariant($"cells is {Cells}, must be 1 to 64"));
        if (!(CellSize > 0 && float.IsFinite(CellSize))) faults.Add(FormattableString.Invariant($"cell size is {CellSize}, must be positive"));
        if (!(Reach >= 0.5f && Reach <= 16)) faults.Add(FormattableString.Invariant($"reach is {Reach}, must be 0.5 to 16"));
        if (!(DirectionThreshold >= 0 && DirectionThreshold < 0.92f))
            faults.Add(FormattableString.Invariant($"direction threshold is {DirectionThreshold}, must be 0 to 0.92"));
        if (faults.Count > 0) throw Errors.InvalidOptions("HOG", faults);
    }
}
