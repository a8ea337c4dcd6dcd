using System.Globalization;

namespace Bezoar.Attacks.Triggers;

/// <summary>Which class a trigger must produce, for inputs of each class.</summary>
public abstract record TargetRule
{
    private protected TargetRule() { }

    /// <summary>What the trigger makes of a class, or null where inputs of that class are no targets.</summary>
    /// <param name="label">True class.</param>
    /// <param name="classCount">Number of classes.</param>
    public abstract int? TargetOf(int label, int classCount);

    /// <summary>Everything that makes the rule impossible with so many classes.</summary>
    public abstract IReadOnlyList<string> Faults(int classCount);

    private protected static IEnumerable<string> Require(string what, int label, int classCount)
    {
        if ((uint)label >= (uint)classCount)
            yield return string.Create(CultureInfo.InvariantCulture, $"{what} {label} does not exist, classes are 0 to {classCount - 1}");
    }
}

/// <summary>Every other class becomes the target class.</summary>
/// <param name="Target">The target class.</param>
public sealed record AllToOne(int Target) : TargetRule
{
    /// <inheritdoc/>
    public override int? TargetOf(int label, int classCount) => label == Target ? null : Target;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Faults(int classCount) => [.. Require("target class", Target, classCount)];

    /// <summary>In words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"every class to {Target}");
}

/// <summary>One class becomes another; inputs of the rest are no targets.</summary>
/// <param name="Source">The class that is misread.</param>
/// <param name="Target">The target class.</param>
public sealed record SingleTarget(int Source, int Target) : TargetRule
{
    /// <inheritdoc/>
    public override int? TargetOf(int label, int classCount) => label == Source ? Target : null;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Faults(int classCount)
    {
        List<string> faults = [.. Require("source class", Source, classCount), .. Require("target class", Target, classCount)];
        if (Source == Target) faults.Add(string.Create(CultureInfo.InvariantCulture, $"source and target class are both {Target}"));
        return faults;
    }

    /// <summary>In words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"class {Source} to {Target}");
}

/// <summary>Every class becomes the next one, and the last becomes the first.</summary>
public sealed record AllToAll : TargetRule
{
    /// <inheritdoc/>
    public override int? TargetOf(int label, int classCount) => (label + 1) % classCount;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Faults(int classCount) => classCount < 2 ? ["all-to-all needs two classes at least"] : [];

    /// <summary>In words.</summary>
    public override string ToString() => "every class to the next";
}
