using Bezoar.Numerics;

namespace Bezoar.Certificates.RandomisedSmoothing;

/// <summary>
/// The largest radius that follows from e, by the lemma of Neyman and Pearson: the worst event of probability e under the noise on the true labels is where the
/// changed ones look most like what they were changed to. The certificate holds for r labels while e is below the probability E(r) of such an event that has ½ once they are changed.
/// </summary>
/// <remarks>
/// Each of r changed labels counts +1 where noise makes it what it was changed to, −1 where noise makes it what it was, and 0 otherwise. After the change the sum D has P(D = d), before it
/// P(D = d) · (other/kept)^d. With two classes these are the binomial distributions of Rosenfeld et al. (ICML 2020, arXiv 2002.03018); with more it is derived likewise.
/// </remarks>
/// <param name="noise">The noise.</param>
public sealed class ExactRadii(LabelNoise noise) : SmoothingRadii
{
    // Less than this is left out of P(D = d): all of it together is below what a sureness is rounded by.
    private const double Negligible = 1e-30;

    private readonly List<int> _needed = [Sureness.ToStayBelow(-Elementary.Log(2))];
    private double[] _probabilities = [1];
    private int _first;

    /// <inheritdoc/>
    public override CertifiedRadius Of(int sureness)
    {
        while (_needed[^1] <= sureness && _needed.Count <= MostChanged)
        {
            ChangeOneMore();
            _needed.Add(Math.Max(_needed[^1], Sureness.ToStayBelow(LogLimit())));
        }
        var (enough, tooMuch) = (-1, _needed.Count);
        while (tooMuch - enough > 1)
        {
            var radius = (enough + tooMuch) / 2;
            if (_needed[radius] <= sureness) enough = radius;
            else tooMuch = radius;
        }
        return new(enough);
    }

    /// <summary>P(D = d) for one more label.</summary>
    private void ChangeOneMore()
    {
        var (kept, other, rest) = (noise.Kept, noise.Other, 1 - noise.Kept - noise.Other);
        var next = new double[_probabilities.Length + 2];
        for (var i = 0; i < _probabilities.Length; i++)
        {
            next[i] += other * _probabilities[i];
            next[i + 1] += rest * _probabilities[i];
            next[i + 2] += kept * _probabilities[i];
        }
        var (from, to) = (0, next.Length);
        while (next[from] < Negligible) from++;
        while (next[to - 1] < Negligible) to--;
        (_probabilities, _first) = (next[from..to], _first - 1 + from);
    }

    /// <summary>log E(r): the largest D that make ½ after the change, and as much of the last of them as is missing.</summary>
    private double LogLimit()
    {
        var (last, above) = (_probabilities.Length - 1, 0.0);
        while (above + _probabilities[last] < 0.5) above += _probabilities[last--];
        // Relative to the last one's (other/kept)^d; what is above it comes to ever smaller parts.
        var (sum, factor) = (0.5 - above, 1.0);
        for (var i = last + 1; i < _probabilities.Length; i++) sum += _probabilities[i] * (factor *= noise.Other / noise.Kept);
        return Elementary.Log(sum) + (_first + last) * Elementary.Log(noise.Other / noise.Kept);
    }
}
