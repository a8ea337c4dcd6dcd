using Bezoar.Certificates.Verification;
using Bezoar.Data;
using Bezoar.Data.Digits;
using Bezoar.Experiments;
using Bezoar.Features;
using Bezoar.Learning.Networks.Rotations;
using Bezoar.Numerics;
using Bezoar.Partitioning;
using Bezoar.Tests.Learning.KernelRidge;

namespace Bezoar.Tests.Experiments;

/// <summary>SS-DPA on features that a network learnt from the unlabelled training inputs, from data to evidence; and nothing else on them.</summary>
public sealed class RotNetCertifyTests : IDisposable
{
    private static readonly DatasetSplits Splits = Digits.Create(new() { TrainCount = 400, TestCount = 100 }, Workers.Single);
    private static readonly CertifyPlan Plan = new()
    {
        Methods = [new(MethodChoice.SortedPartitions, [])],
        Partitions = [2, 8],
        Embedding = EmbeddingNames.RotNet,
        Rotations = new() { Epochs = 2, Channels = 12, BatchSize = 64 },
        Epochs = 40,
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<string> NamesAgainstInsertions => MethodChoice.Names.Where(name => !new MethodChoice(name, []).IsAgainstLabelFlips);

    public static TheoryData<string> AgainstInsertions => [.. NamesAgainstInsertions];

    [Fact]
    public void BeatsChanceAndTheEvidenceHoldsOnAnyNumberOfThreads()
    {
        var (one, two) = (Execute("one", 1), Execute("two", 2));
        Assert.Equal(one.Select(entry => entry.VotesSha256), two.Select(entry => entry.VotesSha256));
        Assert.All(one, entry =>
        {
            Assert.Equal(("ss-dpa", "label flips"), (entry.Method, entry.Unit));
            Assert.StartsWith("head network on features of rotations, 4 blocks of 12 channels, 2 epochs", entry.Learner, StringComparison.Ordinal);
            Assert.InRange(entry.CleanAccuracy, 0.3, 1);
        });
        Assert.Equal([2, 8], one.Select(entry => entry.Partitions));
        RunVerifier.Verify(_folder["one"]).RequirePassed();
        Assert.DoesNotContain(Directory.EnumerateFiles(_folder["one"]), file => Path.GetExtension(file) is ".bin" or ".safetensors");
    }

    /// <summary>Stopped after the first epoch: it is kept under a name of its own, beside what somebody else's training left.</summary>
    [Fact]
    public void AnInterruptedRunGoesOnFromItsLastEpoch()
    {
        var expected = Execute("whole", 1);
        using var stop = new CancellationTokenSource();
        var told = new List<string>();
        void Stop(string line)
        {
            told.Add(line);
            stop.Cancel();
        }
        Assert.Throws<OperationCanceledException>(() => Execute("half", 1, Stop, stop.Token));
        var kept = Assert.Single(Directory.EnumerateFiles(_folder["half"]));
        Assert.StartsWith("rotnet-", Path.GetFileName(kept), StringComparison.Ordinal);
        File.WriteAllText(_folder["half", RunFiles.Checkpoint], "of another training");
        Assert.Equal(expected.Select(entry => entry.VotesSha256), Execute("half", 1, told.Add).Select(entry => entry.VotesSha256));
        Assert.Equal(["epoch 1 of 2", "epoch 2 of 2"], told.Select(line => line.Split(": ")[0]["rotations, ".Length..]));
        Assert.False(File.Exists(kept));
        Assert.True(File.Exists(_folder["half", RunFiles.Checkpoint]));
    }

    [Theory]
    [MemberData(nameof(AgainstInsertions))]
    public void AMethodAgainstInsertionsIsRefused(string method) => Fails.With(
        (Plan with { Methods = [new(method, [])] }).Validate, $"{method} does not go with embedding rotnet", "an inserted sample reaches every vote");

    [Fact]
    public void ClustersOfTheGraphAreRefused() =>
        Fails.With((Plan with { Methods = [new(MethodChoice.LabelFlips, [])] }).Validate, "label-flips does not go with embedding rotnet: it is made of a graph");

    /// <summary>Whoever builds a run by hand meets the same refusal: it looks at where the features come from.</summary>
    [Fact]
    public void ProvenanceDecidesWhatNetworksMayVoteFor()
    {
        var options = new RotNetOptions { Epochs = 1, Channels = 6 };
        var (rotNet, train) = (new RotNet(options), Blobs.Create(20, 1));
        using var layers = rotNet.Learn(new SampleSet(train).WithoutLabels(), Workers.Single, new());
        var learner = RotationHead.Create(layers, rotNet.FeatureMap(train.Shape));
        foreach (var name in NamesAgainstInsertions)
            Fails.With(() => _ = new NetworkVoting(learner, new(name, [])), "learnt from the training inputs", "against label flips only");
        Assert.Equal(learner.Description, new NetworkVoting(learner, new(MethodChoice.SortedPartitions, [])).Learner);
    }

    [Fact]
    public void ProvenanceDecidesWhatKernelsMayVoteFor()
    {
        foreach (var name in NamesAgainstInsertions)
            Fails.With(() => _ = new KernelVoting(new Learnt(), new(), [new(name, [])]), "learnt from the training inputs", "against label flips only");
    }

    private IReadOnlyList<MethodResult> Execute(string name, int threads, Action<string>? note = null, CancellationToken cancellation = default)
    {
        using var folder = RunFolderWriter.Open(_folder[name]);
        return new CertifyRun(Plan, new("0.1.0", "", () => 0), new(TimeProvider.System), new(threads, cancellation), new Listener(note)).Execute(Splits, folder).Result.Results;
    }

    private sealed class Learnt : SampleDescriptor
    {
        public override int Length => 1;
        public override int ViewCount => 1;
        public override FeatureProvenance Provenance => FeatureProvenance.UnlabelledTraining;
        public override string Description => "features";
        public override void Describe(ReadOnlySpan<byte> record, int view, Span<float> descriptor) => descriptor[0] = 1;
    }

    private sealed class Listener(Action<string>? note) : IRunProgress
    {
        public void Report(Stage stage, int done, int total) { }

        public void Note(string line) => note?.Invoke(line);
    }
}
