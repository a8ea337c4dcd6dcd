using System.Globalization;
using Bezoar.Attacks;
using Bezoar.Experiments.Attacking;

namespace Bezoar.Experiments.Evaluation.Defence;

/// <summary>Which defence every attack is mounted against, with how much poison.</summary>
public sealed record DefencePlan
{
    /// <summary>Names of all defences.</summary>
    public static IReadOnlyList<string> Methods { get; } = ["dpa"];

    /// <summary>One of <see cref="Methods"/>: kernel ridge regression on hashed partitions, certified by Deep Partition Aggregation.</summary>
    public string? Method { get; init; }

    /// <summary>Number of partitions; null for what <c>bezoar certify</c> would take. More withstand more poison, and are less accurate without any.</summary>
    public int? Partitions { get; init; }

    /// <summary>Numbers of poison instances; null for 1, 3, 10, 30, … up to all that the attack makes.</summary>
    public IReadOnlyList<int>? PoisonCounts { get; init; }

    /// <summary>How the ensemble is trained.</summary>
    internal CertifyPlan Ensemble => new() { Partitions = Partitions is { } count ? [count] : [] };

    /// <summary>The numbers of poison instances, ascending, for an attack that makes so many.</summary>
    internal IReadOnlyList<int> CountsUpTo(int all)
    {
        if (PoisonCounts is not null) return [.. PoisonCounts.Order()];
        var counts = new List<int>();
        for (var power = 1L; power < all; power *= 10)
        {
            counts.Add((int)power);
            if (3 * power < all) counts.Add((int)(3 * power));
        }
        return [.. counts, all];
    }

    /// <summary>What is impossible about the plan for an attack that makes so many poison instances.</summary>
    internal IEnumerable<string> FaultsOf(IAttack attack, int all) => (PoisonCounts ?? []).Where(count => count > all).Select(count =>
        string.Create(CultureInfo.InvariantCulture, $"{count} poison instances asked for, and {attack.Name} ({attack.Description}) makes {all}"));

    /// <summary>Everything that is impossible about the plan itself.</summary>
    internal IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        AttackSpecification.Word("defence", Method, Methods, faults);
        try { Ensemble.Validate(); }
        catch (BezoarException fault) { faults.Add(fault.Message); }
        if (PoisonCounts is { Count: 0 }) faults.Add("no number of poison instances");
        foreach (var count in PoisonCounts ?? [])
            if (count < 1) faults.Add(string.Create(CultureInfo.InvariantCulture, $"{count} poison instances, must be 1 at least"));
        if (PoisonCounts is not null && PoisonCounts.Distinct().Count() < PoisonCounts.Count) faults.Add("a number of poison instances is named twice");
        return faults;
    }
}
