namespace Bezoar.Learning.LabelPropagation;

/// <summary>
/// Settings of the spreading of labels over a graph. The defaults were chosen on MNIST by votes on training inputs; times from
/// 25 to 100 give nearly the same.
/// </summary>
public sealed record LabelPropagationOptions
{
    /// <summary>
    /// How long labels spread, 0.1 … 10,000, where one unit takes about one step along the edges. Longer reaches farther from
    /// the few labels of a partition and costs √time products; too long mixes the classes.
    /// </summary>
    public double Time { get; init; } = 25;

    /// <summary>
    /// How much a class's share of the partition counts besides its influence, ≥ 0: at 1, as much as an average influence does.
    /// Where a partition knows no label near an input, this makes different partitions guess different classes, so that no rival
    /// collects all wrong votes; at 0 they all guess the class that looks most alike.
    /// </summary>
    public float Prior { get; init; } = 1;

    /// <summary>Such as <c>label propagation (heat kernel, time 25, class-mass normalised, prior 1)</c>.</summary>
    public string Description =>
        FormattableString.Invariant($"label propagation (heat kernel, time {Time}, class-mass normalised, prior {Prior})");

    /// <summary>Throws one exception that names every fault.</summary>
    public void Validate()
    {
        var faults = new List<string>();
        if (!(Time is >= 0.1 and <= 10_000)) faults.Add(FormattableString.Invariant($"time is {Time}, must be 0.1 to 10000"));
        if (!(Prior >= 0 && float.IsFinite(Prior))) faults.Add(FormattableString.Invariant($"prior is {Prior}, must be 0 or more"));
        if (faults.Count > 0) throw Errors.InvalidOptions("label propagation", faults);
    }
}
