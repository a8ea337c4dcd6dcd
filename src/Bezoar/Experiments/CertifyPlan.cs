using Bezoar.Data;
using Bezoar.Features;
using Bezoar.Features.Patches;
using Bezoar.Learning.KernelRidge;
using Bezoar.Learning.Neighbours;
using Bezoar.Learning.Networks.Ensembles;
using Bezoar.Learning.Networks.Rotations;

namespace Bezoar.Experiments;

/// <summary>Everything that decides the votes of a certified run, besides the data.</summary>
public sealed record CertifyPlan
{
    /// <summary>The name of the base learner in closed form; others are those of <see cref="NetworkLearners"/>.</summary>
    public const string InClosedForm = "kernel-ridge";

    private const int SamplesPerPartition = 50;
    private const int MostPartitions = 1_000_000;

    /// <summary>Every k to certify; kernel ridge goes over the kernel once for all of them. Empty: one that gives 50 samples to a partition.</summary>
    public IReadOnlyList<int> Partitions { get; init; } = [];

    /// <summary>Which certificates are issued, at least one; all but <see cref="MethodChoice.Dpa"/> need what networks do not give.</summary>
    public IReadOnlyList<MethodChoice> Methods { get; init; } = [new(MethodChoice.Dpa, [])];

    /// <summary>What base classifiers are: <see cref="InClosedForm"/>, or the name of a network.</summary>
    public string Learner { get; init; } = InClosedForm;

    /// <summary>
    /// How images are described for kernel ridge, one of <see cref="DescriptorNames"/>; null: as suits their shape.
    /// </summary>
    public string? Descriptor { get; init; }

    /// <summary>Settings of <see cref="DescriptorNames.Hog"/>.</summary>
    public HogOptions Hog { get; init; } = new();

    /// <summary>Which changed copies training images get beside <see cref="Hog"/>.</summary>
    public ViewOptions Views { get; init; } = new();

    /// <summary>Settings of <see cref="DescriptorNames.Patches"/>.</summary>
    public PatchOptions Patches { get; init; } = new();

    /// <summary>γ of the kernel; null: as suits the descriptor.</summary>
    public float? Gamma { get; init; }

    /// <summary>λ of the ridge; null: as suits the descriptor.</summary>
    public float? Lambda { get; init; }

    /// <summary>For a network, how often it sees each sample of its partition; null: as often as its recipe says.</summary>
    public int? Epochs { get; init; }

    /// <summary>The poison for which the best result is recommended; null for none. It changes no vote.</summary>
    public int? Budget { get; init; }

    /// <summary>What base classifiers of <see cref="MethodChoice.SortedPartitions"/> learn from inputs without labels, one of <see cref="EmbeddingNames"/>.</summary>
    public string Embedding { get; init; } = EmbeddingNames.Graph;

    /// <summary>Settings of <see cref="EmbeddingNames.RotNet"/>.</summary>
    public RotNetOptions Rotations { get; init; } = new();

    /// <summary>All names of base learners.</summary>
    public static IReadOnlyList<string> Learners { get; } = [InClosedForm, .. NetworkLearners.Names];

    /// <summary>The numbers of partitions for a training set of this size: those asked for, or the default.</summary>
    public IReadOnlyList<int> PartitionsFor(int trainCount) =>
        Partitions.Count > 0 ? Partitions : [Math.Max(1, trainCount / SamplesPerPartition)];

    /// <summary>The descriptor for records of this shape.</summary>
    /// <exception cref="BezoarException">One that such records do not fit.</exception>
    public SampleDescriptor DescriptorFor(RecordShape shape) => shape switch
    {
        ImageShape image when UsesPatches(image) => new PatchDescriptor(image, Patches),
        ImageShape image => new HogDescriptor(image, Hog, Views),
        VectorShape vector when Descriptor is null => new VectorDescriptor(vector),
        VectorShape => throw Errors.NoDescriptorForVectors(Descriptor!),
        _ => throw new NotSupportedException($"no descriptor for {shape}"),
    };

    /// <summary>Kernel and λ for records of this shape.</summary>
    public KernelRidgeOptions KernelRidgeFor(RecordShape shape)
    {
        var suitable = shape is ImageShape image && UsesPatches(image) ? KernelRidgeOptions.ForPatches : new();
        return suitable with { Gamma = Gamma ?? suitable.Gamma, Lambda = Lambda ?? suitable.Lambda };
    }

    /// <summary>What casts the votes, in the order of the results: those against insertions and removals, and those against label flips.</summary>
    /// <exception cref="BezoarException">A learner that such records do not fit.</exception>
    internal IReadOnlyList<IVoting> VotingsFor(RecordShape shape, int classCount)
    {
        var votings = new List<IVoting>();
        var ofSamples = Methods.Where(method => !method.IsAgainstLabelFlips).ToArray();
        var ofLabels = Methods.Where(method => method.IsAgainstLabelFlips).ToArray();
        if (ofSamples.Length > 0) votings.Add(VotingFor(ofSamples, shape, classCount));
        if (ofLabels.Length > 0 && Embedding == EmbeddingNames.RotNet) votings.Add(new RotNetVoting(Rotations, Epochs ?? RotationHead.DefaultEpochs));
        else if (ofLabels.Length > 0) votings.Add(new GraphVoting(DescriptorForNeighbours(shape), ofLabels));
        return votings;
    }

    private IVoting VotingFor(MethodChoice[] methods, RecordShape shape, int classCount)
    {
        if (Learner == InClosedForm) return new KernelVoting(DescriptorFor(shape), KernelRidgeFor(shape), [.. methods.Select(method => WithReaches(method, shape))]);
        var learner = NetworkLearners.Create(Learner, shape, Epochs);
        learner.Validate(classCount);
        return new NetworkVoting(learner, methods[0]);
    }

    private MethodChoice WithReaches(MethodChoice method, RecordShape shape) =>
        method is { Name: MethodChoice.KernelVotes, Numbers.Count: 0 } && shape is ImageShape image && UsesPatches(image)
            ? method with { Numbers = VoteKernel.ReachesForPatches }
            : method;

    /// <summary>Neighbours are better found among copies that are changed less.</summary>
    private SampleDescriptor DescriptorForNeighbours(RecordShape shape) => (this with { Views = Views.Copies == 0 ? Views : ViewOptions.ForNeighbours }).DescriptorFor(shape);

    /// <summary>Throws one exception that names every fault.</summary>
    public void Validate()
    {
        var faults = new List<string>();
        foreach (var count in Partitions)
            if (count is < 1 or > MostPartitions) faults.Add(FormattableString.Invariant($"{count} partitions, must be 1 to {MostPartitions}"));
        foreach (var repeated in Partitions.GroupBy(count => count).Where(group => group.Count() > 1))
            faults.Add(FormattableString.Invariant($"{repeated.Key} partitions asked for more than once"));
        if (!Learners.Contains(Learner)) faults.Add($"no learner is called '{Learner}', must be {string.Join(" or ", Learners)}");
        if (Methods.Count == 0) faults.Add("no method, must be at least one");
        faults.AddRange(Methods.SelectMany(method => method.Faults()));
        if (Learner != InClosedForm && Methods.FirstOrDefault(method => method.Name != MethodChoice.Dpa) is { } other)
            faults.Add($"{other} does not go with learner {Learner}, which only votes; {MethodChoice.Dpa} does");
        faults.AddRange(FaultsOfEmbedding());
        if (Epochs is < 1) faults.Add(FormattableString.Invariant($"{Epochs} epochs, must be at least 1"));
        if (Descriptor is not null && !DescriptorNames.All.Contains(Descriptor))
            faults.Add($"no descriptor is called '{Descriptor}', must be {string.Join(" or ", DescriptorNames.All)}");
        Action[] ofDescriptor = Descriptor == DescriptorNames.Patches ? [Patches.Validate] : [Hog.Validate, Views.Validate];
        var ridge = new KernelRidgeOptions { Gamma = Gamma ?? 1, Lambda = Lambda ?? 1 };
        foreach (var validate in ofDescriptor.Append(ridge.Validate))
        {
            try { validate(); }
            catch (BezoarException fault) { faults.Add(fault.Message); }
        }
        if (faults.Count > 0) throw Errors.InvalidOptions("certify", faults);
    }

    /// <summary>An embedding that was learnt from the inputs is changed by an inserted one; and the clusters of label flips are those of the graph.</summary>
    private IEnumerable<string> FaultsOfEmbedding()
    {
        if (!EmbeddingNames.All.Contains(Embedding)) yield return $"no embedding is called '{Embedding}', must be {string.Join(" or ", EmbeddingNames.All)}";
        if (Embedding != EmbeddingNames.RotNet) yield break;
        foreach (var method in Methods.Where(method => method.Name != MethodChoice.SortedPartitions))
            yield return method.IsAgainstLabelFlips
                ? $"{method} does not go with embedding {Embedding}: it is made of a graph; {MethodChoice.SortedPartitions} does"
                : $"{method} does not go with embedding {Embedding}: it is learnt from all training inputs, so that an inserted sample reaches every vote; {MethodChoice.SortedPartitions} does";
        foreach (var fault in Rotations.Faults()) yield return $"rotation network: {fault}";
    }

    private bool UsesPatches(ImageShape shape) => (Descriptor ?? DescriptorNames.DefaultFor(shape)) == DescriptorNames.Patches;
}
