using Bezoar.Attacks.Triggers;

namespace Bezoar.Experiments.Evaluation;

/// <summary>How often a trigger produces what the attacker wants.</summary>
/// <param name="ByLabel">Among test inputs whose true label is not the target class: the attack success rate.</param>
/// <param name="ByPrediction">Among test inputs that are not predicted as the target class when clean (Turner et al., arXiv 1912.02771).</param>
public sealed record BackdoorSuccess(WilsonInterval ByLabel, WilsonInterval ByPrediction)
{
    /// <summary>Counts. Inputs of classes that the rule leaves alone are no targets.</summary>
    /// <param name="rule">What the trigger must produce.</param>
    /// <param name="classCount">Number of classes.</param>
    /// <param name="labels">The true classes of the test inputs.</param>
    /// <param name="clean">Predictions for them as they are.</param>
    /// <param name="triggered">Predictions for them with the trigger, by the same classifier.</param>
    public static BackdoorSuccess Of(
        TargetRule rule, int classCount, ReadOnlySpan<int> labels, ReadOnlySpan<int> clean, ReadOnlySpan<int> triggered)
    {
        var (targets, hits, targetsByPrediction, hitsByPrediction) = (0, 0, 0, 0);
        for (var i = 0; i < labels.Length; i++)
        {
            if (rule.TargetOf(labels[i], classCount) is { } target)
            {
                targets++;
                if (triggered[i] == target) hits++;
            }
            // The class that was predicted stands in for the true one.
            if (rule.TargetOf(clean[i], classCount) is { } targetOfPrediction)
            {
                targetsByPrediction++;
                if (triggered[i] == targetOfPrediction) hitsByPrediction++;
            }
        }
        return new(WilsonInterval.Of(hits, targets), WilsonInterval.Of(hitsByPrediction, targetsByPrediction));
    }
}
