namespace Bezoar.Attacks;

/// <summary>How many samples the attacker touched, in both units that certificates count in.</summary>
/// <param name="SymmetricDifference">
/// An insertion counts 1, a changed sample 2. Never less than the distance between the two sets; a changed sample that happens to equal
/// another one may make the distance itself smaller.
/// </param>
/// <param name="LabelFlips">Changed labels, or null where samples were added or their contents changed: no count of flips covers that.</param>
public readonly record struct PoisonBudget(int SymmetricDifference, int? LabelFlips)
{
    /// <summary>What these poison instances cost.</summary>
    public static PoisonBudget Of(IReadOnlyCollection<PoisonInstance> instances)
    {
        var difference = instances.Sum(instance => instance.Touch == Touch.Added ? 1 : 2);
        var onlyFlips = instances.All(instance => instance.Touch == Touch.Relabelled);
        return new(difference, onlyFlips ? instances.Count : null);
    }
}
