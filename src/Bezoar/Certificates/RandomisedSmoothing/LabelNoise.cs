namespace Bezoar.Certificates.RandomisedSmoothing;

/// <summary>
/// Noise on training labels: each keeps its value with probability 1 − q, and becomes any of the other classes alike otherwise. With two classes it is
/// flipped with probability q.
/// </summary>
/// <param name="Q">q, above 0 and below (C − 1)/C, at which a noisy label says nothing any more.</param>
/// <param name="ClassCount">C ≥ 2.</param>
public sealed record LabelNoise(double Q, int ClassCount)
{
    /// <summary>Probability that a noisy label is the true one.</summary>
    public double Kept => 1 - Q;

    /// <summary>Probability that it is one certain other class.</summary>
    public double Other => Q / (ClassCount - 1);

    /// <summary>Throws where q is out of range.</summary>
    /// <exception cref="BezoarException">It is.</exception>
    public void Validate()
    {
        if (!(Q > 0 && Kept > Other)) throw Errors.ImpossibleNoise(Q, ClassCount);
    }
}
