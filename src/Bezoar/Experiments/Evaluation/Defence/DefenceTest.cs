using Bezoar.Attacks.Triggers;
using Bezoar.Certificates.DeepPartitionAggregation;
using Bezoar.Data;
using Bezoar.Voting;

namespace Bezoar.Experiments.Evaluation.Defence;

/// <summary>
/// What the ensemble predicts without poison, with a proof for each prediction; then, what it predicts with poison is held against that.
/// Inputs are the clean test inputs, followed by the triggered ones where the attack has a trigger.
/// </summary>
internal sealed class DefenceTest
{
    private readonly Dataset _test;
    private readonly TargetRule? _rule;
    private readonly int[] _predictions, _staysUntil, _targets, _missesUntil;

    /// <param name="test">Clean test inputs with their true classes; triggered ones and what they must become, where the attack has a trigger.</param>
    /// <param name="withoutPoison">Votes of the ensemble that saw no poison.</param>
    public DefenceTest(VictimTest test, VoteTable withoutPoison)
    {
        (_test, _rule) = (test.Clean, test.Rule);
        var count = withoutPoison.InputCount;
        (_predictions, _staysUntil) = (new int[count], new int[count]);
        for (var i = 0; i < count; i++)
            (_predictions[i], _staysUntil[i]) = (withoutPoison.Plurality(i), DpaCertificate.Radius(withoutPoison[i]).Value);
        // By triggered input: the class that the attacker wants, and up to which budget it is proven not to be predicted.
        _targets = test.Rule is null ? [] : [.. test.Clean.Labels.ToArray().Select(label => test.Rule.TargetOf(label, test.Clean.ClassCount) ?? -1)];
        _missesUntil = [.. _targets.Select((target, i) => target < 0 ? -1 : DpaCertificate.RadiusAgainst(withoutPoison[_test.Count + i], target).Value)];
    }

    /// <summary>The test inputs as one data set, in the order that votes must have.</summary>
    public static Dataset InputsOf(VictimTest test) => test.Triggered is { } triggered ? test.Clean.Append(triggered) : test.Clean;

    /// <summary>What such predictions come to.</summary>
    public AttackMeasures Measure(ReadOnlySpan<int> predictions) =>
        Measure(_test, _rule, predictions[.._test.Count], _rule is null ? null : predictions[_test.Count..]);

    /// <summary>What predictions for clean and triggered test inputs come to.</summary>
    public static AttackMeasures Measure(Dataset test, TargetRule? rule, ReadOnlySpan<int> clean, ReadOnlySpan<int> triggered)
    {
        var accuracy = EvaluateCounts.Accuracy(test.Labels, clean);
        if (rule is null) return new(accuracy, null, null);
        var success = BackdoorSuccess.Of(rule, test.ClassCount, test.Labels, clean, triggered);
        return new(accuracy, success.ByLabel, success.ByPrediction);
    }

    /// <summary>Share of clean test inputs whose prediction is right and proven to stay with such a budget.</summary>
    public double CertifiedAccuracy(int budget)
    {
        var certified = 0;
        for (var i = 0; i < _test.Count; i++)
            if (_predictions[i] == _test.Labels[i] && _staysUntil[i] >= budget) certified++;
        return (double)certified / _test.Count;
    }

    /// <summary>Share of targets that are not proven to be missed with such a budget; null where there are no targets.</summary>
    public double? SuccessBound(int budget)
    {
        var targets = _targets.Count(target => target >= 0);
        return targets == 0 ? null : (double)Enumerable.Range(0, _targets.Length).Count(i => _targets[i] >= 0 && _missesUntil[i] < budget) / targets;
    }

    /// <summary>The largest budget with which a share of the targets is proven to be missed; null where there is none, or no targets.</summary>
    /// <param name="share">0 for any target at all, 0.5 for half of them.</param>
    public int? LargestBudget(double share)
    {
        int[] radii = [.. Enumerable.Range(0, _targets.Length).Where(i => _targets[i] >= 0).Select(i => _missesUntil[i]).OrderDescending()];
        if (radii.Length == 0) return null;
        var budget = radii[Math.Max(1, (int)Math.Ceiling(share * radii.Length)) - 1];
        return budget < 0 ? null : budget;
    }

    /// <summary>Predictions that are proven to stay with such a budget, and how many promises of the certificate were broken: none, ever.</summary>
    public (int Certified, int Broken) Check(int budget, ReadOnlySpan<int> predictions)
    {
        var (certified, broken) = (0, 0);
        for (var i = 0; i < predictions.Length; i++)
        {
            var stays = _staysUntil[i] >= budget;
            if (stays) certified++;
            var target = i - _test.Count;
            var isHitAllTheSame = target >= 0 && _targets[target] >= 0 && _missesUntil[target] >= budget && predictions[i] == _targets[target];
            if ((stays && predictions[i] != _predictions[i]) || isHitAllTheSame) broken++;
        }
        return (certified, broken);
    }
}
