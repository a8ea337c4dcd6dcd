using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Optimizers;

/// <inheritdoc cref="RmsPropOptions"/>
internal sealed class RmsPropOptimizer(RmsPropOptions options, Parameter[] trained, Workers workers)
    : Optimizer(trained, workers, "square_avg")
{
    private Rule _rule;

    private protected override void Prepare(double learningRate) => _rule = new(
        Vector512.Create((float)-learningRate), Vector512.Create((float)options.Alpha), Vector512.Create((float)(1 - options.Alpha)),
        Vector512.Create((float)options.Epsilon), Vector512.Create((float)options.WeightDecay));

    private protected override void Move(in Piece piece) => piece.Apply(_rule);

    private readonly struct Rule(
        Vector512<float> minusRate, Vector512<float> alpha, Vector512<float> share, Vector512<float> epsilon, Vector512<float> decay)
        : IUpdateRule
    {
        public static int StateCount => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply(ref Vector512<float> weight, Vector512<float> gradient, ref Vector512<float> first, ref Vector512<float> second)
        {
            gradient = Vector512.FusedMultiplyAdd(decay, weight, gradient);
            first = Vector512.FusedMultiplyAdd(share * gradient, gradient, alpha * first);
            weight = Vector512.FusedMultiplyAdd(minusRate, gradient / (Vector512.Sqrt(first) + epsilon), weight);
        }
    }
}
