namespace Bezoar.Certificates.Verification;

/// <summary>
/// By looking for the attack: before the change, each of the labels in question stays as it is (−1), becomes what the attacker wants (+1), or something else (0). The
/// likelihood of a sum after the change is (kept/other)^sum times as large, so that the attacker does best with the largest sums, until they make one half.
/// </summary>
internal sealed class WorstNoiseLimits(double q, int classCount) : SmoothedLimits
{
    private static readonly Scaled Negligible = new(1e-27, 0), Half = new(0.5, 0);

    private readonly Scaled _stays = new(1 - q, 0), _becomes = new(q / (classCount - 1), 0), _other = new(Math.Max(0, q - q / (classCount - 1)), 0);
    private readonly Scaled _ratio = new((1 - q) / (q / (classCount - 1)), 0);

    // Before the change, the sums from the lowest up.
    private List<Scaled> _before = [new(1, 0)];
    private int _lowest;

    protected override Scaled Next()
    {
        var next = new List<Scaled>();
        for (var at = 0; at < _before.Count + 2; at++) next.Add(Old(at - 2) * _becomes + Old(at - 1) * _other + Old(at) * _stays);
        (_before, _lowest) = (next, _lowest - 1);
        var after = new List<Scaled>();
        var factor = _lowest < 0 ? new Scaled(1, 0) / _ratio.Power(-_lowest) : _ratio.Power(_lowest);
        foreach (var likelihood in _before)
        {
            after.Add(likelihood * factor);
            factor *= _ratio;
        }
        var limit = Limit(after);
        Trim(after);
        return limit;
    }

    private Scaled Old(int at) => at >= 0 && at < _before.Count ? _before[at] : default;

    private Scaled Limit(List<Scaled> after)
    {
        var (own, used) = (default(Scaled), default(Scaled));
        for (var at = after.Count - 1; at >= 0; at--)
        {
            // Of the last sum only as much as is missing.
            if (Half <= used + after[at]) return own + _before[at] * ((Half - used) / after[at]);
            (own, used) = (own + _before[at], used + after[at]);
        }
        throw new InvalidOperationException("probabilities do not make one half");
    }

    // What hardly ever happens once labels are changed cannot help the attacker.
    private void Trim(List<Scaled> after)
    {
        var (first, end) = (0, after.Count);
        while (after[first] <= Negligible) first++;
        while (after[end - 1] <= Negligible) end--;
        (_before, _lowest) = (_before[first..end], _lowest + first);
    }
}
