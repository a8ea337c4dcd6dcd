using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Optimizers;

/// <inheritdoc cref="SgdOptions"/>
internal sealed class SgdOptimizer(SgdOptions options, Parameter[] trained, Workers workers)
    : Optimizer(trained, workers, options.Momentum > 0 ? ["momentum_buffer"] : [])
{
    private readonly Vector512<float> _momentum = Vector512.Create((float)options.Momentum);
    private readonly Vector512<float> _decay = Vector512.Create((float)options.WeightDecay);
    private Vector512<float> _minusRate;

    private protected override void Prepare(double learningRate) => _minusRate = Vector512.Create((float)-learningRate);

    private protected override void Move(in Piece piece)
    {
        if (options.Momentum == 0) piece.Apply(new Plain(_minusRate, _decay));
        else if (options.Nesterov) piece.Apply(new Nesterov(_minusRate, _momentum, _decay));
        else piece.Apply(new WithMomentum(_minusRate, _momentum, _decay));
    }

    private readonly struct Plain(Vector512<float> minusRate, Vector512<float> decay) : IUpdateRule
    {
        public static int StateCount => 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply(ref Vector512<float> weight, Vector512<float> gradient, ref Vector512<float> first, ref Vector512<float> second)
        {
            gradient = Vector512.FusedMultiplyAdd(decay, weight, gradient);
            weight = Vector512.FusedMultiplyAdd(minusRate, gradient, weight);
        }
    }

    // PyTorch's first step sets the buffer to the gradient, which is what momentum · 0 + gradient gives.

    private readonly struct WithMomentum(Vector512<float> minusRate, Vector512<float> momentum, Vector512<float> decay) : IUpdateRule
    {
        public static int StateCount => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply(ref Vector512<float> weight, Vector512<float> gradient, ref Vector512<float> first, ref Vector512<float> second)
        {
            gradient = Vector512.FusedMultiplyAdd(decay, weight, gradient);
            first = Vector512.FusedMultiplyAdd(momentum, first, gradient);
            weight = Vector512.FusedMultiplyAdd(minusRate, first, weight);
        }
    }

    private readonly struct Nesterov(Vector512<float> minusRate, Vector512<float> momentum, Vector512<float> decay) : IUpdateRule
    {
        public static int StateCount => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply(ref Vector512<float> weight, Vector512<float> gradient, ref Vector512<float> first, ref Vector512<float> second)
        {
            gradient = Vector512.FusedMultiplyAdd(decay, weight, gradient);
            first = Vector512.FusedMultiplyAdd(momentum, first, gradient);
            weight = Vector512.FusedMultiplyAdd(minusRate, Vector512.FusedMultiplyAdd(momentum, first, gradient), weight);
        }
    }
}
