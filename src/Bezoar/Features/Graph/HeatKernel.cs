using System.Runtime.Intrinsics;
using Bezoar.Numerics;

namespace Bezoar.Features.Graph;

/// <summary>
/// Heat that spreads along the edges of a graph for a time t: exp(−t(I − S)), as a sum of Chebyshev polynomials of S. About
/// 4·√t products with S do what t single steps would.
/// </summary>
internal sealed unsafe class HeatKernel
{
    // What the terms that are left out could add to an eigenvalue that is at most 1.
    private const double Tolerance = 0.001;

    private readonly float[] _coefficients;

    /// <param name="time">t > 0; at most 10,000.</param>
    public HeatKernel(double time) => _coefficients = Coefficients(time);

    /// <summary>Products with S that one application costs.</summary>
    public int Degree => _coefficients.Length - 1;

    /// <summary>result ← exp(−t(I − S)) · source.</summary>
    /// <param name="s">S.</param>
    /// <param name="source">Is overwritten.</param>
    /// <param name="scratch">Of the same size; is overwritten.</param>
    /// <param name="result">Of the same size.</param>
    /// <param name="workers">Threads; they do not change the result.</param>
    public void Apply(SparseOperator s, LaneColumns source, LaneColumns scratch, LaneColumns result, Workers workers)
    {
        result.Clear();
        Add(_coefficients[0], source, result);
        s.Combine(1, source, 0, 0, scratch, workers);
        Add(_coefficients[1], scratch, result);
        var (before, last) = (source, scratch);
        for (var degree = 2; degree <= Degree; degree++)
        {
            s.Combine(2, last, 0, -1, before, workers);
            (before, last) = (last, before);
            Add(_coefficients[degree], last, result);
        }
    }

    /// <summary>
    /// exp(−t(1 − x)) = Σ c_k T_k(x) with c_0 = e^−t I_0(t) and c_k = 2 e^−t I_k(t): the modified Bessel functions by their
    /// recurrence, downwards from where they vanish (Miller), and scaled so that the sum at x = 1 is 1.
    /// </summary>
    internal static float[] Coefficients(double time)
    {
        var start = 40 + (int)(8 * Math.Sqrt(time));
        var bessel = new double[start + 2];
        bessel[start] = 1e-280;
        for (var k = start; k > 0; k--) bessel[k - 1] = bessel[k + 1] + 2 * k / time * bessel[k];
        var total = bessel[0];
        for (var k = 1; k <= start; k++) total += 2 * bessel[k];
        var (length, rest) = (start + 1, 0.0);
        while (length > 2 && rest + 2 * bessel[length - 1] / total < Tolerance) rest += 2 * bessel[--length] / total;
        var coefficients = new float[length];
        for (var k = 0; k < length; k++) coefficients[k] = (float)((k == 0 ? 1 : 2) * bessel[k] / total);
        return coefficients;
    }

    private static void Add(float factor, LaneColumns source, LaneColumns target)
    {
        var factors = Vector512.Create(factor);
        var from = source.Group(0);
        var to = target.Group(0);
        for (var i = 0L; i < (long)source.Rows * source.Columns; i += LaneColumns.Width)
        {
            var at = to + i;
            Vector512.FusedMultiplyAdd(factors, Vector512.Load(from + i), Vector512.Load(at)).Store(at);
        }
    }
}
