using Bezoar.Numerics;
using Bezoar.Voting;

namespace Bezoar.Certificates.RandomisedSmoothing;

/// <summary>
/// How likely noise on the labels is to change a prediction that is a weighted vote of them, at most: a Chernoff bound for each rival (Rosenfeld et al., ICML 2020,
/// arXiv 2002.03018, for two classes; the form for more is derived in the same way), and their sum.
/// </summary>
/// <remarks>
/// Rival c overtakes p where Σ_i a_i · (1[ỹ_i = c] − 1[ỹ_i = p]) ≥ 0. For every t ≥ 0 the probability of that is at most e^F(t), F(t) = Σ_i log E e^(t·a_i·(…)).
/// F is convex, and Newton's steps lead towards its minimum; wherever they end, the bound holds. Not for several threads at once.
/// </remarks>
/// <param name="noise">The noise.</param>
public sealed class OverturnBound(LabelNoise noise)
{
    private const int MostSteps = 30;

    // Rivals so far behind the strongest add next to nothing: how far exactly does not matter.
    private const double FarBehind = 12;

    // At the largest weight, e^(t·a) stays far from infinity.
    private const double LargestTilt = 40.0 / WeightedLabels.LargestWeight;

    private readonly double[] _powers = new double[WeightedLabels.LargestWeight + 1];
    private readonly List<(int Weight, int Count)> _weights = [];

    /// <summary>The logarithm of a bound on the probability that any other class gets as much as the prediction; at most 0.</summary>
    /// <param name="labels">What the test input sees.</param>
    /// <param name="sums">For each class the sum of its weights.</param>
    /// <param name="prediction">The class of the largest sum.</param>
    public double LogProbability(WeightedLabels labels, int[] sums, int prediction)
    {
        CollectWeights(labels);
        var (tilt, strongest) = (0.0, double.NegativeInfinity);
        var logs = new List<double>();
        double? ofAbsent = null;
        foreach (var rival in Enumerable.Range(0, sums.Length).Where(c => c != prediction).OrderByDescending(c => sums[c]))
        {
            // Classes without a label are all alike.
            var isAbsent = labels.Of(rival).IndexOfAnyExcept(0) < 0;
            var log = isAbsent && ofAbsent is { } known ? known : Minimum(labels.Of(prediction), labels.Of(rival), strongest - FarBehind, ref tilt);
            if (log >= 0) return 0;
            if (isAbsent) ofAbsent = log;
            logs.Add(log);
            strongest = Math.Max(strongest, log);
        }
        return Math.Min(0, strongest + Elementary.Log(logs.Sum(log => Elementary.Exp(log - strongest))));
    }

    // Labels of weight 0 take no part.
    private void CollectWeights(WeightedLabels labels)
    {
        _weights.Clear();
        for (var weight = -WeightedLabels.LargestWeight; weight <= WeightedLabels.LargestWeight; weight++)
        {
            var count = 0;
            for (var label = 0; label < labels.ClassCount; label++) count += labels[label, weight];
            if (count > 0 && weight != 0) _weights.Add((weight, count));
        }
    }

    /// <summary>The least F that the steps come by; 0 where noise brings the rival to the front, or nowhere near behind.</summary>
    /// <param name="own">The prediction's labels.</param>
    /// <param name="its">The rival's labels.</param>
    /// <param name="enough">A bound with which it is good enough.</param>
    /// <param name="tilt">The t to begin with, and where the steps end.</param>
    private double Minimum(ReadOnlySpan<int> own, ReadOnlySpan<int> its, double enough, ref double tilt)
    {
        var (least, t, best) = (0.0, tilt, 0.0);
        for (var step = 0; step < MostSteps; step++)
        {
            var (value, slope, curvature) = Evaluate(own, its, t);
            if (value > least)
            {
                // Too far: half of the way back. What another rival's t is too far for begins at 0.
                t = best + (t - best) / 2;
                continue;
            }
            (least, best) = (value, t);
            if (value < enough || curvature <= 0 || slope * slope < 1e-3 * curvature) break;
            t = Math.Clamp(t - slope / curvature, 0, LargestTilt);
            if (t == best) break;
        }
        if (best > 0) tilt = best;
        return least;
    }

    /// <summary>F(t) with its two derivatives.</summary>
    private (double Value, double Slope, double Curvature) Evaluate(ReadOnlySpan<int> own, ReadOnlySpan<int> its, double t)
    {
        var (kept, other) = (noise.Kept, noise.Other);
        FillPowers(t);
        var (value, slope, curvature) = (0.0, 0.0, 0.0);
        foreach (var (weight, count) in _weights)
        {
            var at = weight + WeightedLabels.LargestWeight;
            var power = _powers[Math.Abs(weight)];
            var (up, down) = weight > 0 ? (power, 1 / power) : (1 / power, power);
            Add(own[at], weight, other * up, kept * down, 1 - kept - other);
            Add(its[at], weight, kept * up, other * down, 1 - kept - other);
            Add(count - own[at] - its[at], weight, other * up, other * down, 1 - 2 * other);
        }
        return (value, slope, curvature);

        void Add(int labels, int weight, double forRival, double forOwn, double rest)
        {
            if (labels == 0) return;
            var sum = forRival + forOwn + rest;
            var (first, second) = (weight * (forRival - forOwn) / sum, (double)weight * weight * (forRival + forOwn) / sum);
            value += labels * Elementary.Log(sum);
            slope += labels * first;
            curvature += labels * (second - first * first);
        }
    }

    private void FillPowers(double t)
    {
        var factor = Elementary.Exp(t);
        _powers[0] = 1;
        for (var i = 1; i < _powers.Length; i++) _powers[i] = _powers[i - 1] * factor;
    }
}
