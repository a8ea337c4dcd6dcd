using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Bezoar.Cli.Data;
using Bezoar.Experiments;
using Bezoar.Features;
using Bezoar.Features.Patches;
using Bezoar.Learning.KernelRidge;
using Bezoar.Learning.Networks.Ensembles;
using Bezoar.Learning.Networks.Rotations;
using Bezoar.Voting;
using static System.FormattableString;
using static Bezoar.Cli.OptionKinds;

namespace Bezoar.Cli.Certify;

/// <summary>The options of <c>bezoar certify</c>, in the order in which its help shows them.</summary>
internal sealed class CertifyOptions
{
    private static readonly (HogOptions Hog, ViewOptions Views, PatchOptions Patches, RotNetOptions Rotations) Defaults = (new(), new(), new(), new());

    public Option<string> Dataset { get; } = new("--dataset")
    {
        Description = "A data set's name ('bezoar data list') or a folder",
        HelpName = "NAME|DIR",
        DefaultValueFactory = _ => "digits",
    };

    public Option<MethodChoice[]> Method { get; } = new("--method")
    {
        Description = "Kinds of certificate: dpa, roe, fa:16, fa-roe:16, knn:1000-5000 and kernel-votes:0.135 against inserted and removed samples, ss-dpa, label-flips:12, ridge-flips:1, smoothing:0.3 and smoothing-kl:0.3 against changed labels; several share what they can [default: dpa]",
        HelpName = "METHOD[,METHOD…]",
        CustomParser = ParseMethods,
    };

    public Option<string> Learner { get; } =
        OneOf("--learner", "What is trained on each partition: kernel ridge regression, or a network, which takes far longer", [.. CertifyPlan.Learners]);

    public Option<int[]> Partitions { get; } = new("--partitions")
    {
        Description = "Numbers of partitions, such as 300,600,1200, or 50-6000 for 50, 100, 200 … 6000: more withstand more poison and are less accurate [default: training samples / 50]",
        HelpName = "K[,K…]",
        CustomParser = ParseNumbers,
    };

    public Option<int?> Budget { get; } = MaybeNumber<int>("--budget", "Recommend what proves most against so many poisoned samples, or changed labels");

    public Option<string?> Out { get; } = new("--out")
    {
        Description = "Folder for result.json, report.html, votes and certificates; an interrupted run into it goes on [default: runs/ and the data set's name, then -NETWORK-ensemble where there is one]",
        HelpName = "DIR",
    };

    public Option<string?> DataRoot { get; } = DataRootOption.Create();

    public Option<int> Threads { get; } = ThreadsOption.Create();

    public Option<bool> Json { get; } = new("--json") { Description = "Print result.json instead of the table" };

    public Option<int?> Epochs { get; } = MaybeNumber<int>("--epochs", "With a network, how often it sees each sample of its partition [default: "
        + string.Join(", ", NetworkLearners.Names.Select(name => $"{NetworkLearners.RecipeOf(name).Epochs} for {name}")) + Invariant($", {RotationHead.DefaultEpochs} on rotnet]"));

    public Option<string> Embedding { get; } = OneOf("--embedding",
        "What ss-dpa learns from all inputs without labels: a graph, or features of a network that tells rotations apart, which as published takes a day and more", [.. EmbeddingNames.All]);

    public Option<int> EmbeddingEpochs { get; } = Number("--embedding-epochs", "With rotnet, how often it sees every input in each rotation", Defaults.Rotations.Epochs);

    public Option<int> EmbeddingChannels { get; } = Number("--embedding-channels", "With rotnet, channels of its blocks: half as many take about a quarter of the time", Defaults.Rotations.Channels);

    public Option<string?> Descriptor { get; } = MaybeOneOf(
        "--descriptor", "How images are described for kernel ridge [default: patches for colour images, hog for others]", [.. DescriptorNames.All]);

    public Option<int?> Copies { get; } = MaybeNumber<int>("--copies", Invariant(
        $"Changed copies of each training image; 0 is fastest [default: {Defaults.Views.Copies} affine ones for hog, {Defaults.Patches.Copies} mirrored for patches]"));

    public Option<int> Cells { get; } = Number("--cells", "HOG cells along each side of an image", Defaults.Hog.Cells);

    public Option<float> CellSize { get; } = Number("--cell-size", "HOG cell in pixels of an image with 28 rows", Defaults.Hog.CellSize);

    public Option<float> Reach { get; } = Number("--reach", "Half the width of a HOG cell's window, in cells", Defaults.Hog.Reach);

    public Option<int> Filters { get; } = Number("--filters", "With patches, filters of each size", Defaults.Patches.Filters);

    public Option<int[]?> PatchSizes { get; } = Numbers("--patch-sizes", Invariant(
        $"With patches, their sides in pixels [default: {string.Join(',', Defaults.Patches.Sizes)}]"));

    public Option<int> CellLength { get; } = Number("--cell-length", "With patches, numbers of each cell; fewer are faster", Defaults.Patches.CellLength);

    public Option<float?> Gamma { get; } = MaybeNumber<float>("--gamma", Invariant(
        $"Kernel exp(−gamma·‖u−v‖²) [default: {new KernelRidgeOptions().Gamma}, {KernelRidgeOptions.ForPatches.Gamma} with patches]"));

    public Option<float?> Lambda { get; } = MaybeNumber<float>("--lambda", Invariant(
        $"Ridge: larger trusts single samples less [default: {new KernelRidgeOptions().Lambda}, {KernelRidgeOptions.ForPatches.Lambda} with patches]"));

    public Option<string?> Votes { get; } = new("--votes")
    {
        Description = "Certify the votes of another tool instead of training: .npy, test×classes counts or test×classifiers labels",
        HelpName = "FILE.npy",
    };

    public Option<string?> Labels { get; } = new("--labels") { Description = "With --votes: the true classes", HelpName = "FILE.npy" };

    public Option<string> VotesKind { get; } =
        OneOf("--votes-kind", "With --votes: what the file holds, where that is ambiguous", "auto", "counts", "labels");

    public IEnumerable<Option> All =>
    [
        Dataset, Method, Learner, Partitions, Budget, Out, DataRoot, Threads, Json, .. OfKernelRidge, .. OfNetworks, Embedding, .. OfRotNet, Votes, Labels, VotesKind,
    ];

    /// <summary>Options that make no sense for a network.</summary>
    public IEnumerable<Option> OfKernelRidge => [Descriptor, Copies, .. OfHog, .. OfPatches, Gamma, Lambda];

    /// <summary>Options that make no sense for patches.</summary>
    public IEnumerable<Option> OfHog => [Cells, CellSize, Reach];

    /// <summary>Options that make sense for patches only.</summary>
    public IEnumerable<Option> OfPatches => [Filters, PatchSizes, CellLength];

    /// <summary>Options that make no sense for kernel ridge.</summary>
    public IEnumerable<Option> OfNetworks => [Epochs];

    /// <summary>Options that make sense for a network that tells rotations apart only.</summary>
    public IEnumerable<Option> OfRotNet => [EmbeddingEpochs, EmbeddingChannels];

    /// <summary>Options that make no sense beside --votes.</summary>
    public IEnumerable<Option> OfTraining => [Dataset, Learner, Partitions, DataRoot, .. OfKernelRidge, .. OfNetworks, Embedding, .. OfRotNet];

    public CertifyPlan ToPlan(ParseResult parsed) => new()
    {
        Methods = parsed.GetValue(Method) is { Length: > 0 } methods ? methods : [new(MethodChoice.Dpa, [])],
        Partitions = parsed.GetValue(Partitions) ?? [],
        Learner = parsed.GetRequiredValue(Learner),
        Epochs = parsed.GetValue(Epochs),
        Embedding = parsed.GetRequiredValue(Embedding),
        Rotations = Defaults.Rotations with { Epochs = parsed.GetValue(EmbeddingEpochs), Channels = parsed.GetValue(EmbeddingChannels) },
        Hog = new()
        {
            Cells = parsed.GetValue(Cells),
            CellSize = parsed.GetValue(CellSize),
            Reach = parsed.GetValue(Reach),
        },
        Descriptor = parsed.GetValue(Descriptor) ?? ImpliedDescriptor(parsed),
        Views = Defaults.Views with { Copies = parsed.GetValue(Copies) ?? Defaults.Views.Copies },
        Patches = Defaults.Patches with
        {
            Filters = parsed.GetValue(Filters),
            Sizes = GivenOf(PatchSizes, parsed) ?? Defaults.Patches.Sizes,
            CellLength = parsed.GetValue(CellLength),
            Copies = parsed.GetValue(Copies) ?? Defaults.Patches.Copies,
        },
        Gamma = parsed.GetValue(Gamma),
        Budget = parsed.GetValue(Budget),
        Lambda = parsed.GetValue(Lambda),
    };

    /// <summary>Who sets something of one descriptor means that one, whatever suits the data.</summary>
    private string? ImpliedDescriptor(ParseResult parsed) =>
        OfHog.Any(option => IsGiven(option, parsed)) ? DescriptorNames.Hog
        : OfPatches.Any(option => IsGiven(option, parsed)) ? DescriptorNames.Patches
        : null;

    public VotesKind KindOfVotes(ParseResult parsed) => Enum.Parse<VotesKind>(parsed.GetRequiredValue(VotesKind), ignoreCase: true);

    private static int[] ParseNumbers(ArgumentResult argument)
    {
        var numbers = new List<int>();
        foreach (var word in argument.Tokens.SelectMany(token => token.Value.Split(',')))
        {
            int[] ends = [.. word.Split('-').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)];
            if (ends.Length > 2 || ends.Contains(-1) || ends[0] > ends[^1] || (ends.Length == 2 && ends[0] == 0))
            {
                argument.AddError($"--partitions: '{word}' is not a whole number and no range of them; write for example 300,600,1200 or 50-6000");
                return [];
            }
            numbers.AddRange(Doubling(ends[0], ends[^1]));
        }
        return [.. numbers];
    }

    /// <summary>From the first on, each twice the one before it, and the last: they have much in common, so that one pass stays small.</summary>
    private static IEnumerable<int> Doubling(int first, int last)
    {
        for (var number = (long)first; number < last; number *= 2) yield return (int)number;
        yield return last;
    }

    private static MethodChoice[] ParseMethods(ArgumentResult argument)
    {
        var methods = new List<MethodChoice>();
        foreach (var word in argument.Tokens.SelectMany(token => token.Value.Split(',')))
        {
            if (MethodChoice.TryParse(word) is { } method) methods.Add(method);
            else argument.AddError($"--method: '{word}' is none of {string.Join(", ", MethodChoice.Names)}, perhaps with a number or a range behind a colon, such as fa:16 or knn:1000-5000");
        }
        return [.. methods];
    }
}
