using Bezoar.Data;
using Bezoar.Features;
using Bezoar.Learning.KernelRidge;

namespace Bezoar.Experiments;

/// <summary>Everything that decides the votes of a certified run, besides the data.</summary>
public sealed record CertifyPlan
{
    private const int SamplesPerPartition = 50;
    private const int MostPartitions = 1_000_000;

    /// <summary>Every k to certify; all share one pass over the kernel. Empty: one that gives 50 samples to a partition.</summary>
    public IReadOnlyList<int> Partitions { get; init; } = [];

    /// <summary>How images are described.</summary>
    public HogOptions Hog { get; init; } = new();

    /// <summary>Which changed copies training images get.</summary>
    public ViewOptions Views { get; init; } = new();

    /// <summary>The base learner.</summary>
    public KernelRidgeOptions KernelRidge { get; init; } = new();

    /// <summary>The numbers of partitions for a training set of this size: those asked for, or the default.</summary>
    public IReadOnlyList<int> PartitionsFor(int trainCount) =>
        Partitions.Count > 0 ? Partitions : [Math.Max(1, trainCount / SamplesPerPartition)];

    /// <summary>The descriptor for records of this shape.</summary>
    public SampleDescriptor DescriptorFor(RecordShape shape) => shape switch
    {
        ImageShape image => new HogDescriptor(image, Hog, Views),
        VectorShape vector => new VectorDescriptor(vector),
        _ => throw new NotSupportedException($"no descriptor for {shape}"),
    };

    /// <summary>Throws one exception that names every fault.</summary>
    public void Validate()
    {
        var faults = new List<string>();
        foreach (var count in Partitions)
            if (count is < 1 or > MostPartitions) faults.Add(FormattableString.Invariant($"{count} partitions, must be 1 to {MostPartitions}"));
        foreach (var repeated in Partitions.GroupBy(count => count).Where(group => group.Count() > 1))
            faults.Add(FormattableString.Invariant($"{repeated.Key} partitions asked for more than once"));
        foreach (var validate in new Action[] { Hog.Validate, Views.Validate, KernelRidge.Validate })
        {
            try { validate(); }
            catch (BezoarException fault) { faults.Add(fault.Message); }
        }
        if (faults.Count > 0) throw Errors.InvalidOptions("certify", faults);
    }
}
