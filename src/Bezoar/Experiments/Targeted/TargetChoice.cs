using Bezoar.Data;
using Bezoar.Numerics;

namespace Bezoar.Experiments.Targeted;

/// <summary>Which test inputs are attacked: only such as the victim reads right without poison, for others are no success.</summary>
internal static class TargetChoice
{
    // Apart from every other use of the seed.
    private const ulong Stream = 0x74617267_00000000;

    /// <summary>As many as wanted, or as there are.</summary>
    public static int[] Of(TargetedSetting setting, Dataset test, TrainedVictim clean, int count, ulong seed)
    {
        var labels = test.Labels.ToArray();
        int[] candidates = [.. Enumerable.Range(0, test.Count).Where(i => clean.Predict(i) == labels[i] && (setting.Source is null || setting.Source == labels[i]))];
        if (setting.Outliers ?? false) return [.. candidates.OrderByDescending(i => clean.Confidence(i, 1 - labels[i])).Take(count)];
        new CounterRandom(seed, Stream).Shuffle(candidates.AsSpan());
        return [.. candidates.Take(count)];
    }
}
