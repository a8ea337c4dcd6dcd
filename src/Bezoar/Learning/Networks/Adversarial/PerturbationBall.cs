namespace Bezoar.Learning.Networks.Adversarial;

/// <summary>Everything within a distance of an image that is an image itself.</summary>
/// <param name="norm">How distance is measured.</param>
/// <param name="epsilon">Radius.</param>
/// <param name="highest">Pixels are 0 to this.</param>
internal readonly struct PerturbationBall(PerturbationNorm norm, double epsilon, float highest = byte.MaxValue)
{
    /// <summary>One step uphill, then back into the ball, then back into the range of pixels.</summary>
    /// <param name="original">The ball's centre.</param>
    /// <param name="gradient">Derivatives of what is to grow.</param>
    /// <param name="step">Length of the step.</param>
    /// <param name="image">Moved in place.</param>
    public void Ascend(ReadOnlySpan<float> original, ReadOnlySpan<float> gradient, double step, Span<float> image)
    {
        if (norm == PerturbationNorm.Linf)
        {
            var (length, radius) = ((float)step, (float)epsilon);
            for (var i = 0; i < image.Length; i++)
            {
                var moved = image[i] + (gradient[i] > 0 ? length : gradient[i] < 0 ? -length : 0);
                image[i] = Math.Clamp(Math.Clamp(moved, original[i] - radius, original[i] + radius), 0, highest);
            }
            return;
        }
        var slope = Math.Sqrt(SquaredNorm(gradient));
        // A flat loss points nowhere, and neither does one that is no number.
        if (slope == 0 || !double.IsFinite(slope)) return;
        // In float64: where the loss is almost flat, this is more than float32 holds.
        var rate = step / slope;
        var squares = 0.0;
        for (var i = 0; i < image.Length; i++)
        {
            image[i] = (float)(image[i] + rate * gradient[i]);
            double change = image[i] - original[i];
            squares += change * change;
        }
        var shrink = squares > epsilon * epsilon ? (float)(epsilon / Math.Sqrt(squares)) : 1;
        // Clipping brings every pixel nearer to the original, so the result stays in the ball.
        for (var i = 0; i < image.Length; i++)
            image[i] = Math.Clamp(original[i] + shrink * (image[i] - original[i]), 0, highest);
    }

    /// <summary>
    /// The nearest 8-bit image that is still in the ball: pixels are rounded to nearest; where that leaves an ℓ2 ball, as many as needed,
    /// from the first on, are rounded towards the original instead.
    /// </summary>
    /// <param name="original">The ball's centre: bytes.</param>
    /// <param name="image">Within the ball.</param>
    /// <param name="destination">Bytes within the ball.</param>
    public void Round(ReadOnlySpan<byte> original, ReadOnlySpan<float> image, Span<byte> destination)
    {
        var radius = (int)Math.Min(Math.Floor(epsilon), byte.MaxValue);
        var squares = 0L;
        for (var i = 0; i < image.Length; i++)
        {
            var change = (int)MathF.Round(image[i]) - original[i];
            if (norm == PerturbationNorm.Linf) change = Math.Clamp(change, -radius, radius);
            destination[i] = (byte)(original[i] + change);
            squares += change * change;
        }
        if (norm == PerturbationNorm.Linf) return;
        for (var i = 0; squares > epsilon * epsilon; i++)
        {
            // An image that was in the ball is in it with every change cut off; others end as the original.
            if (i >= 2 * image.Length) throw new InvalidOperationException("the original is not in its own ball");
            var (at, change) = (i % image.Length, destination[i % image.Length] - original[i % image.Length]);
            var cut = i < image.Length ? (int)(image[at] - original[at]) : 0;
            if (Math.Abs(cut) >= Math.Abs(change)) continue;
            destination[at] = (byte)(original[at] + cut);
            squares += cut * cut - change * change;
        }
    }

    private static double SquaredNorm(ReadOnlySpan<float> values)
    {
        var sum = 0.0;
        foreach (double value in values) sum += value * value;
        return sum;
    }
}
