using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Optimizers;

/// <inheritdoc cref="AdamOptions"/>
internal sealed class AdamOptimizer(AdamOptions options, Parameter[] trained, Workers workers)
    : Optimizer(trained, workers, "exp_avg", "exp_avg_sq")
{
    private Rule _rule;

    // β₁ᵗ and β₂ᵗ after this many factors.
    private double _power1 = 1, _power2 = 1;
    private long _factors;

    private protected override void Prepare(double learningRate)
    {
        if (_factors >= StepCount) (_power1, _power2, _factors) = (1, 1, 0);
        // The same products, in the same order, whether the training was resumed or not.
        for (; _factors < StepCount; _factors++) (_power1, _power2) = (_power1 * options.Beta1, _power2 * options.Beta2);
        _rule = new(
            Vector512.Create((float)(-learningRate / (1 - _power1))),
            Vector512.Create((float)Math.Sqrt(1 - _power2)),
            Vector512.Create((float)options.Beta1), Vector512.Create((float)(1 - options.Beta1)),
            Vector512.Create((float)options.Beta2), Vector512.Create((float)(1 - options.Beta2)),
            Vector512.Create((float)options.Epsilon), Vector512.Create((float)options.WeightDecay));
    }

    private protected override void Move(in Piece piece) => piece.Apply(_rule);

    private readonly struct Rule(
        Vector512<float> minusRate, Vector512<float> correction, Vector512<float> beta1, Vector512<float> share1,
        Vector512<float> beta2, Vector512<float> share2, Vector512<float> epsilon, Vector512<float> decay) : IUpdateRule
    {
        public static int StateCount => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply(ref Vector512<float> weight, Vector512<float> gradient, ref Vector512<float> first, ref Vector512<float> second)
        {
            gradient = Vector512.FusedMultiplyAdd(decay, weight, gradient);
            first = Vector512.FusedMultiplyAdd(share1, gradient, beta1 * first);
            second = Vector512.FusedMultiplyAdd(share2 * gradient, gradient, beta2 * second);
            weight = Vector512.FusedMultiplyAdd(minusRate, first / (Vector512.Sqrt(second) / correction + epsilon), weight);
        }
    }
}
