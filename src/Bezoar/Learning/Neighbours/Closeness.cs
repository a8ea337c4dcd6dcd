namespace Bezoar.Learning.Neighbours;

/// <summary>
/// How close two unit vectors are, as one of 65,536 whole numbers: proofs count, and counting needs no more. Where a training sample has several views, the
/// closest one counts.
/// </summary>
internal static class Closeness
{
    /// <summary>How many there are; the largest is that of equal vectors.</summary>
    public const int Levels = 1 << 16;

    private const float PerUnit = (Levels - 1) / 2f;

    /// <summary>From a scalar product of −1 … 1, rounded down.</summary>
    public static int Of(float product) => (int)(Math.Clamp(product + 1, 0, 2) * PerUnit);

    /// <summary>‖u − v‖² = 2 − 2·u·v in the middle of a level.</summary>
    public static float SquaredDistance(int closeness) => Math.Max(0, 4 - 2 * (closeness + 0.5f) / PerUnit);
}
