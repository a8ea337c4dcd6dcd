using System.Runtime.Intrinsics;

namespace Bezoar.Learning.Networks.Optimizers;

/// <summary>A part of one parameter with its derivatives and state: what one thread moves at a time.</summary>
internal readonly unsafe struct Piece
{
    /// <summary>Numbers that fit, with derivatives and state, into a core's own cache.</summary>
    public const int MostNumbers = 1 << 14;

    private readonly float* _weight, _gradient, _first, _second;
    private readonly int _length;

    private Piece(Parameter parameter, ReadOnlySpan<Parameter> state, int start)
    {
        _weight = parameter.Start + start;
        _gradient = parameter.GradientStart + start;
        if (state.Length > 0) _first = state[0].Start + start;
        if (state.Length > 1) _second = state[1].Start + start;
        _length = Math.Min(MostNumbers, parameter.Count - start);
    }

    /// <summary>Cuts a parameter into pieces.</summary>
    /// <param name="parameter">A trained one.</param>
    /// <param name="state">At most two tensors of its shape.</param>
    public static IEnumerable<Piece> Cut(Parameter parameter, Parameter[] state)
    {
        for (var start = 0; start < parameter.Count; start += MostNumbers) yield return new(parameter, state, start);
    }

    /// <summary>One pass over memory.</summary>
    public void Apply<TRule>(TRule rule) where TRule : struct, IUpdateRule
    {
        Vector512<float> first = default, second = default;
        var i = 0;
        for (; i <= _length - Vector512<float>.Count; i += Vector512<float>.Count)
        {
            var weight = Vector512.Load(_weight + i);
            if (TRule.StateCount > 0) first = Vector512.Load(_first + i);
            if (TRule.StateCount > 1) second = Vector512.Load(_second + i);
            rule.Apply(ref weight, Vector512.Load(_gradient + i), ref first, ref second);
            weight.Store(_weight + i);
            if (TRule.StateCount > 0) first.Store(_first + i);
            if (TRule.StateCount > 1) second.Store(_second + i);
        }
        // The rest goes through the same rule in the first lane.
        for (; i < _length; i++)
        {
            var weight = Vector512.CreateScalar(_weight[i]);
            if (TRule.StateCount > 0) first = Vector512.CreateScalar(_first[i]);
            if (TRule.StateCount > 1) second = Vector512.CreateScalar(_second[i]);
            rule.Apply(ref weight, Vector512.CreateScalar(_gradient[i]), ref first, ref second);
            _weight[i] = weight.ToScalar();
            if (TRule.StateCount > 0) _first[i] = first.ToScalar();
            if (TRule.StateCount > 1) _second[i] = second.ToScalar();
        }
    }
}
