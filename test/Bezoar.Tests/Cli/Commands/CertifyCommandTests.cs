using System.Text.Json.Nodes;
using Bezoar.Data;
using Bezoar.Data.Digits;
using Bezoar.Data.Idx;
using Bezoar.Data.Npy;
using Bezoar.Experiments;
using Bezoar.Numerics;
using Bezoar.Tests.Attacks;

namespace Bezoar.Tests.Cli.Commands;

public sealed class CertifyCommandTests(TinyDigits data) : IClassFixture<TinyDigits>
{
    private static readonly string[] FilesOfARun =
    [
        "certificates-dpa-3.csv", "certificates-dpa-7.csv", "examples.json", "report.html", "result.json", "votes-dpa-3.npy", "votes-dpa-7.npy",
    ];

    [Fact]
    public async Task LeavesEvidenceThatVerifiesAndAReport()
    {
        var folder = data.NewRun();
        var run = await CertifyAsync(folder, "--partitions", "7,3");
        Assert.EndsWith($"Report: {Path.Combine(folder, "report.html")}\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("150 training samples, 60 test inputs, 10 classes", run.Output, StringComparison.Ordinal);
        Assert.Equal(FilesOfARun, FilesOf(folder));
        Assert.Contains("<html", File.ReadAllText(Path.Combine(folder, "report.html")), StringComparison.Ordinal);
        Assert.Contains("checks passed", (await Tool.RunAsync("verify", folder)).MustBeDone().Output, StringComparison.Ordinal);
        Assert.Equal("0.1.0", ResultFile.Read(folder).Version);
    }

    [Fact]
    public async Task JsonIsResultJson()
    {
        var folder = data.NewRun();
        var run = await CertifyAsync(folder, "--partitions", "3", "--json");
        Assert.Equal(File.ReadAllText(Path.Combine(folder, "result.json")), run.Output);
    }

    [Fact]
    public async Task TellsItsProgressOnStandardError()
    {
        var run = await CertifyAsync(data.NewRun());
        Assert.Contains("vote on test inputs: 100 %\n", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("%\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VotesDependNeitherOnThreadsNorOnOtherPartitionings()
    {
        var one = await VotesOf("--threads", "1", "--partitions", "7");
        var two = await VotesOf("--threads", "2", "--partitions", "3,7");
        Assert.Equal(one["7"], two["7"]);
        Assert.NotEqual(two["3"], two["7"]);
    }

    /// <summary>Every method in one pass gives what it gives alone, and all of it verifies.</summary>
    [Fact]
    public async Task MethodsShareOnePassAndDoNotMatterToOneAnother()
    {
        var folder = data.NewRun();
        await CertifyAsync(folder, "--method", "dpa,roe,fa:2,fa-roe:2,fa:3,knn:5-25,kernel-votes:0.2", "--partitions", "3,7");
        (await Tool.RunAsync("verify", folder)).MustBeDone();
        var all = ResultFile.Read(folder).Results.ToDictionary(entry => (entry.Method, entry.Partitions), entry => entry.VotesSha256);
        Assert.Equal(2 + 2 + 2 + 2 + 2 + 5 + 1, all.Count);
        foreach (var method in new[] { "dpa", "roe", "fa:2", "fa-roe:2", "knn:10", "kernel-votes:0.2" })
        {
            var alone = data.NewRun();
            await CertifyAsync(alone, "--method", method, "--partitions", "7", "--threads", "1");
            var entry = Assert.Single(ResultFile.Read(alone).Results);
            Assert.Equal(all[(entry.Method, entry.Partitions)], entry.VotesSha256);
            (await Tool.RunAsync("verify", alone)).MustBeDone();
        }
    }

    /// <summary>Against changed labels: votes do not depend on threads, on other methods, or on the labels of other partitions' samples.</summary>
    [Fact]
    public async Task CertificatesAgainstLabelFlipsVerifyAndAreTheSameAlone()
    {
        var (both, alone, changed) = (data.NewRun(), data.NewRun(), data.NewRun());
        await CertifyAsync(both, "--method", "dpa,label-flips:4,ridge-flips:1,ridge-flips:5,smoothing:0.1,smoothing-kl:0.1,ss-dpa", "--partitions", "3,7");
        (await Tool.RunAsync("verify", both)).MustBeDone();
        var entries = ResultFile.Read(both).Results.ToDictionary(entry => $"{entry.Method} {entry.Partitions}");
        Assert.Equal(
            ["dpa 3", "dpa 7", "label-flips-4 1", "ridge-flips 1", "ridge-flips 5", "ss-dpa 3", "ss-dpa 7", "smoothing-0.1 1", "smoothing-kl-0.1 1"], entries.Keys);
        Assert.All(entries.Values.Skip(2), entry => Assert.Equal("label flips", entry.Unit));
        // One regression that knows all labels proves more than what noise leaves of it, and the exact radius more than the one by divergence.
        int[] medians = [.. new[] { "ridge-flips 1", "smoothing-0.1 1", "smoothing-kl-0.1 1" }.Select(key => entries[key].MedianCertifiedRadius)];
        Assert.Equal(medians.OrderDescending(), medians);
        await CertifyAsync(alone, "--method", "ss-dpa,ridge-flips:5,smoothing:0.1", "--partitions", "7", "--threads", "1");
        foreach (var entry in ResultFile.Read(alone).Results) Assert.Equal(entries[$"{entry.Method} {entry.Partitions}"].VotesSha256, entry.VotesSha256);
        await CertifyOnAsync(WithOtherLabels(inPartition: 2, of: 5), changed, "--method", "ridge-flips:5");
        var (before, after) = (PricesIn(both, 5), PricesIn(changed, 5));
        for (var i = 0; i < before.Length; i++)
            if (i % 5 != 2) Assert.Equal(before[i], after[i]);
        Assert.NotEqual(before.SelectMany(prices => prices), after.SelectMany(prices => prices));
    }

    /// <summary>The labels of empty partitions cannot be changed, and no radius is above the number of those that can.</summary>
    [Fact]
    public async Task MoreRidgesThanSamplesAreSoundButWorthALine()
    {
        var folder = data.NewRun();
        var run = await CertifyAsync(folder, "--method", "ridge-flips:200,smoothing:0.0001");
        Assert.Contains("200 partitions share 150 training samples", run.Error, StringComparison.Ordinal);
        (await Tool.RunAsync("verify", folder)).MustBeDone();
        Assert.InRange(ResultFile.Read(folder).Results[0].CertifiedAccuracy[^1].Radius, 0, 150);
    }

    /// <summary>Labels say how many classes there are where nobody else does, and the attacker writes the labels.</summary>
    [Fact]
    public async Task WhatIsDerivedFromTheLargestLabelIsAnAssumptionOfSmoothing()
    {
        var folder = data.NewRun();
        var run = await CertifyAsync(folder, "--method", "ridge-flips,smoothing:0.1");
        Assert.Equal(["smoothing-0.1"], ResultFile.Read(folder).Results
            .Where(entry => entry.Assumptions.Any(text => text.StartsWith("The number of classes, derived here", StringComparison.Ordinal))).Select(entry => entry.Method));
        Assert.Contains("On condition: the number of classes, derived here from the largest label", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InputsThatRepeatAreRefusedWhereLabelsDecideTheirOrder()
    {
        using var folder = new TemporaryFolder();
        var train = data.Splits.Train;
        var repeated = new Dataset("train", train.Shape, train.ClassCount, [.. train.Records, .. train.Record(3)], [.. train.Labels, 9 - train.Labels[3]]);
        IdxDataset.Write(data.Splits with { Train = repeated }, folder.Path);
        (await Tool.RunAsync("certify", "--dataset", folder.Path, "--method", "ss-dpa", "--partitions", "3", "--out", data.NewRun())).MustFail(2,
            "1 input(s) repeat another one", "3 = 150", "needs distinct inputs");
    }

    /// <summary>An attacker who inserts samples could change what is derived from their number; one who changes labels could not.</summary>
    [Fact]
    public async Task WhatIsDerivedFromTheNumberOfSamplesIsAnAssumption()
    {
        async Task<string[]> DerivedAsync(params string[] more)
        {
            var folder = data.NewRun();
            await CertifyAsync(folder, more);
            return [.. ResultFile.Read(folder).Results.Where(entry => entry.Assumptions.Any(text => text.Contains("derived here", StringComparison.Ordinal))).Select(entry => entry.Method).Distinct()];
        }
        Assert.Equal(["dpa", "knn"], await DerivedAsync("--method", "dpa,knn,kernel-votes:0.2,ss-dpa,label-flips:4"));
        Assert.Empty(await DerivedAsync("--method", "dpa,knn:5", "--partitions", "3"));
    }

    [Fact]
    public async Task ARangeOfPartitionsIsALadder()
    {
        var folder = data.NewRun();
        await CertifyAsync(folder, "--partitions", "2-13,1");
        Assert.Equal([1, 2, 4, 8, 13], ResultFile.Read(folder).Results.Select(entry => entry.Partitions));
    }

    [Fact]
    public async Task ABudgetNamesTheBestInEachUnit()
    {
        var folder = data.NewRun();
        var run = await CertifyAsync(folder, "--method", "dpa,kernel-votes:0.2,ss-dpa", "--partitions", "3,7", "--budget", "2");
        Assert.Equal(2, ResultFile.Read(folder).Budget);
        var report = File.ReadAllText(Path.Combine(folder, "report.html"));
        Assert.Contains("For a budget of 2</h2>", report, StringComparison.Ordinal);
        Assert.Equal(2, report.Split("most is proven by <strong>").Length - 1);
        (await Tool.RunAsync("verify", folder)).MustBeDone();
        Assert.Contains(CertifyResult.CaveatOfBest, run.Output, StringComparison.Ordinal);
        Assert.Contains(CertifyResult.CaveatOfBest, report, StringComparison.Ordinal);
        Assert.Contains("  proven at 2\n", run.Output, StringComparison.Ordinal);
        Assert.Matches("Against 2 inserted or removed samples, most is proven by (dpa [37]|kernel-votes-0.2 1): [0-9.]+ % of all predictions", run.Output);
        Assert.Matches("Against 2 changed labels, most is proven by ss-dpa [37]: [0-9.]+ % of all predictions", run.Output);
        (await TryCertifyAsync(data.NewRun(), "--budget", "-1")).MustFail(1, "--budget must not be negative");
    }

    [Fact]
    public async Task MethodsThatDoNotExistOrDoNotFitAreRefused()
    {
        (await Tool.RunAsync("certify", "--dataset", data.Path, "--method", "dpa,foo")).MustFail(1, "'foo' is none of dpa, roe, fa, fa-roe, knn, kernel-votes");
        (await Tool.RunAsync("certify", "--dataset", data.Path, "--method", "roe", "--learner", "nin")).MustFail(2, "roe does not go with learner nin");
        (await Tool.RunAsync("certify", "--dataset", data.Path, "--embedding", "rotnet")).MustFail(2, "dpa does not go with embedding rotnet");
        (await Tool.RunAsync("certify", "--dataset", data.Path, "--embedding", "rotnet", "--method", "ss-dpa", "--gamma", "2")).MustFail(1, "--gamma does not go with --embedding rotnet");
        (await Tool.RunAsync("certify", "--dataset", data.Path, "--method", "ss-dpa", "--embedding-epochs", "2")).MustFail(1, "--embedding-epochs goes with --embedding rotnet");
        (await Tool.RunAsync("certify", "--votes", "v.npy", "--labels", "l.npy", "--method", "roe")).MustFail(1, "--votes are certified by dpa");
        (await Tool.RunAsync("certify", "--dataset", data.Path, "--method", "fa:256", "--partitions", "1000")).MustFail(2, "1000 partitions come to 256000 base classifiers");
        (await TryCertifyAsync(data.NewRun(), "--method", "knn:151")).MustFail(2, "knn:151: there are only 150 distinct training samples");
        (await TryCertifyAsync(data.NewRun(), "--method", "smoothing:0.95")).MustFail(2, "smoothing:0.95: must be above 0 and below 0.9");
    }

    [Fact]
    public async Task HandedInVotesGiveTheSameCertificates()
    {
        var (trained, handedIn) = (data.NewRun(), data.NewRun());
        await CertifyAsync(trained, "--partitions", "7");
        var labels = Path.Combine(trained, "labels.npy");
        NpyFile.Write(labels, data.Splits.Test.Labels, data.Splits.Test.Count);
        string[] arguments = ["certify", "--votes", Path.Combine(trained, "votes-dpa-7.npy"), "--labels", labels, "--out", handedIn];
        // Seven votes over ten classes could as well be the labels of ten base classifiers.
        (await Tool.RunAsync(arguments)).MustFail(2, "votes-dpa-7.npy", "--votes-kind counts");
        (await Tool.RunAsync([.. arguments, "--votes-kind", "counts"])).MustBeDone();
        Assert.Equal(
            File.ReadAllText(Path.Combine(trained, "certificates-dpa-7.csv")), File.ReadAllText(Path.Combine(handedIn, "certificates-dpa-7.csv")));
        (await Tool.RunAsync("verify", handedIn)).MustBeDone();
    }

    [Fact]
    public async Task WhatTheUserKeepsInTheFolderStays()
    {
        var folder = data.NewRun();
        await CertifyAsync(folder, "--partitions", "7");
        var (own, labels) = (Path.Combine(folder, "votes-of-another-tool-7.npy"), Path.Combine(folder, "labels.npy"));
        NpyFile.Write(labels, data.Splits.Test.Labels, data.Splits.Test.Count);
        File.Copy(Path.Combine(folder, "votes-dpa-7.npy"), own);
        string[] certify = ["certify", "--labels", labels, "--votes-kind", "counts", "--out", folder, "--votes"];
        (await Tool.RunAsync([.. certify, Path.Combine(folder, "votes-dpa-7.npy")])).MustFail(2, "votes-dpa-7.npy: would be replaced", folder);
        (await Tool.RunAsync([.. certify, own])).MustBeDone();
        Assert.True(File.Exists(own));
        // What a killed run left under a temporary name is not.
        var leftover = Path.Combine(folder, "votes-dpa-5.npy.abcdefgh.ijk.tmp");
        File.WriteAllText(leftover, "");
        await CertifyAsync(folder, "--partitions", "7");
        Assert.False(File.Exists(leftover));
    }

    [Fact]
    public async Task DescribesDigitsByPatchesWhereAsked()
    {
        var (patches, implied, hog) = (data.NewRun(), data.NewRun(), data.NewRun());
        string[] certify = ["certify", "--dataset", data.Path, "--partitions", "3", "--out"];
        (await Tool.RunAsync([.. certify, patches, "--descriptor", "patches", "--filters", "32", "--patch-sizes", "4,6", "--copies", "0"])).MustBeDone();
        (await Tool.RunAsync([.. certify, implied, "--filters", "32", "--patch-sizes", "4,6", "--copies", "0", "--threads", "1"])).MustBeDone();
        (await Tool.RunAsync([.. certify, hog, "--copies", "0"])).MustBeDone();
        var result = ResultFile.Read(patches).Results[0];
        Assert.StartsWith("kernel ridge exp(−0.8·‖u−v‖²), λ=0.02, on patches (4×4, 6×6, 32 filters each", result.Learner, StringComparison.Ordinal);
        Assert.True(result.BaseAccuracy > 0.3);
        Assert.Equal(result.VotesSha256, ResultFile.Read(implied).Results[0].VotesSha256);
        Assert.StartsWith("kernel ridge exp(−1·‖u−v‖²), λ=0.005, on HOG", ResultFile.Read(hog).Results[0].Learner, StringComparison.Ordinal);
        (await Tool.RunAsync("verify", patches)).MustBeDone();
    }

    [Fact]
    public async Task DescribesColourImagesByPatches()
    {
        using var folder = new TemporaryFolder();
        var path = folder["photographs"];
        IdxDataset.Write(new("photographs", Toys.Images(new(3, 16, 16), 60), Toys.Images(new(3, 16, 16), 12, seed: 2)), path);
        (await Tool.RunAsync("certify", "--dataset", path, "--partitions", "3", "--gamma", "2", "--out", folder["run"])).MustBeDone();
        Assert.StartsWith(
            "kernel ridge exp(−2·‖u−v‖²), λ=0.02, on patches (4×4, 6×6, 9×9, 128 filters each", ResultFile.Read(folder["run"]).Results[0].Learner, StringComparison.Ordinal);
        (await Tool.RunAsync("certify", "--dataset", path, "--method", "kernel-votes", "--out", folder["kernel"])).MustBeDone();
        Assert.Equal(
            ["kernel-votes-0.7", "kernel-votes-0.8", "kernel-votes-0.9", "kernel-votes-1"], ResultFile.Read(folder["kernel"]).Results.Select(entry => entry.Method));
        (await Tool.RunAsync("certify", "--dataset", path, "--partitions", "3", "--descriptor", "hog", "--out", folder["run"])).MustBeDone();
        Assert.Contains("on HOG", ResultFile.Read(folder["run"]).Results[0].Learner, StringComparison.Ordinal);
        (await Tool.RunAsync("certify", "--dataset", path, "--patch-sizes", "16", "--filters", "16", "--out", folder["run"])).MustBeDone();
    }

    [Fact]
    public async Task TrainsNetworks()
    {
        var folder = data.NewRun();
        var run = (await Tool.RunAsync(
            "certify", "--dataset", data.Path, "--learner", "badnets-cnn", "--epochs", "1", "--partitions", "3,7", "--out", folder)).MustBeDone();
        Assert.Contains("fit base classifiers: 100 %\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(FilesOfARun, FilesOf(folder));
        (await Tool.RunAsync("verify", folder)).MustBeDone();
    }

    /// <summary>It takes a great many more operations than the other: a few images will do.</summary>
    [Fact]
    public async Task TrainsThePublishedNetwork()
    {
        var (few, folder) = (data.NewRun(), data.NewRun());
        IdxDataset.Write(Digits.Create(new() { TrainCount = 10, TestCount = 10 }, Workers.Single), few);
        (await Tool.RunAsync("certify", "--dataset", few, "--learner", "nin", "--epochs", "1", "--partitions", "2", "--out", folder)).MustBeDone();
        Assert.StartsWith("nin network, 1 epochs", ResultFile.Read(folder).Results[0].Learner, StringComparison.Ordinal);
        (await Tool.RunAsync("verify", folder)).MustBeDone();
    }

    [Theory]
    [InlineData("--gamma", "--learner", "nin", "--gamma", "2")]
    [InlineData("--copies", "--learner", "badnets-cnn", "--copies", "0")]
    [InlineData("--descriptor", "--learner", "nin", "--descriptor", "patches")]
    [InlineData("--epochs", "--epochs", "3")]
    [InlineData("--learner", "--learner", "nin", "--votes", "votes.npy", "--labels", "labels.npy")]
    public async Task OptionsOfAnotherLearnerAreRefused(string option, params string[] arguments) =>
        (await Tool.RunAsync(["certify", .. arguments])).MustFail(1, $"{option} does not go with --");

    [Fact]
    public async Task ADerivedNumberOfPartitionsIsAnAssumption()
    {
        var (derived, given) = (data.NewRun(), data.NewRun());
        await CertifyAsync(derived);
        await CertifyAsync(given, "--partitions", "3");
        static bool Says(string folder) =>
            ResultFile.Read(folder).Results[0].Assumptions.Any(text => text.StartsWith("The number of partitions, derived", StringComparison.Ordinal));
        Assert.Equal((true, false), (Says(derived), Says(given)));
    }

    [Fact]
    public async Task MorePartitionsThanSamplesAreSoundButWorthALine()
    {
        var folder = data.NewRun();
        var run = await CertifyAsync(folder, "--partitions", "1000");
        Assert.Contains("1000 partitions share 150 training samples", run.Error, StringComparison.Ordinal);
        (await Tool.RunAsync("verify", folder)).MustBeDone();
    }

    [Fact]
    public async Task ASingleClassIsRefusedBeforeAnythingIsDone()
    {
        var (single, folder) = (data.NewRun(), data.NewRun());
        var blank = new Dataset("blank", new ImageShape(1, 28, 28), 1, new byte[28 * 28], [0]);
        IdxDataset.Write(new("blank", blank, blank), single);
        var run = (await Tool.RunAsync("certify", "--dataset", single, "--out", folder)).MustFail(2, single, "all samples have the same class");
        Assert.DoesNotContain("%", run.Error, StringComparison.Ordinal);
        Assert.False(Path.Exists(folder));
    }

    [Fact]
    public async Task AFolderThatCannotBeWrittenIsNamed()
    {
        var file = data.NewRun();
        File.WriteAllText(file, "not a folder");
        (await TryCertifyAsync(file)).MustFail(2, file, "cannot be written");
        (await TryCertifyAsync(Path.Combine(file, "below"))).MustFail(2, Path.Combine(file, "below"));
        Assert.Equal("not a folder", File.ReadAllText(file));
    }

    [Fact]
    public async Task ADiskThatFillsUpLeavesNothingHalfWritten()
    {
        var folder = data.NewRun();
        // A folder in a file's place stops the writer as late as a full disk would.
        Directory.CreateDirectory(Path.Combine(folder, "votes-dpa-3.npy"));
        (await TryCertifyAsync(folder, "--partitions", "3")).MustFail(2, Path.Combine(folder, "votes-dpa-3.npy"));
        Assert.Empty(FilesOf(folder));
    }

    [Theory]
    [InlineData("kernel-ridge")]
    [InlineData("badnets-cnn", "--epochs", "1")]
    public async Task AnUnfinishedTrainingInTheFolderStays(string learner, params string[] more)
    {
        var folder = data.NewRun();
        var checkpoint = Path.Combine(folder, RunFiles.Checkpoint);
        Directory.CreateDirectory(folder);
        File.WriteAllText(checkpoint, "of an interrupted bezoar train");
        (await Tool.RunAsync(["certify", "--dataset", data.Path, "--partitions", "3", "--learner", learner, "--out", folder, .. more])).MustBeDone();
        Assert.True(File.Exists(checkpoint));
        (await Tool.RunAsync("verify", folder)).MustBeDone();
    }

    [Fact]
    public async Task TwoRunsDoNotShareAFolder()
    {
        var folder = data.NewRun();
        using (RunFolderWriter.Open(folder))
            (await TryCertifyAsync(folder)).MustFail(2, folder, "another run is writing into this folder");
        await CertifyAsync(folder);
    }

    [Fact]
    public async Task AnotherRunIntoTheSameFolderReplacesTheFirst()
    {
        var folder = data.NewRun();
        await CertifyAsync(folder, "--partitions", "5");
        await CertifyAsync(folder, "--partitions", "3,7");
        Assert.Equal(FilesOfARun, FilesOf(folder));
    }

    [Theory, Trait("Category", "Determinism")]
    [InlineData("DOTNET_EnableAVX512=0")]
    [InlineData("DOTNET_EnableAVX2=0 DOTNET_EnableFMA=0")]
    [InlineData("DOTNET_EnableHWIntrinsic=0")]
    public async Task VotesAreTheSameOnAnyProcessor(string settings)
    {
        var environment = settings.Split(' ').Select(setting => setting.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        string[] arguments = ["certify", "--dataset", data.Path, "--copies", "2", "--partitions", "3,7", "--json", "--out"];
        var here = (await Tool.RunAsync([.. arguments, data.NewRun()])).MustBeDone();
        var there = (await Tool.RunProcessAsync(environment, [.. arguments, data.NewRun()])).MustBeDone();
        Assert.Equal(VotesIn(here), VotesIn(there));
        // The processor's line shows that the setting was obeyed.
        Assert.DoesNotContain("512-bit", there.Output, StringComparison.Ordinal);
    }

    private async Task<ToolRun> CertifyAsync(string folder, params string[] more) => (await TryCertifyAsync(folder, more)).MustBeDone();

    private Task<ToolRun> TryCertifyAsync(string folder, params string[] more) => TryCertifyOnAsync(data.Path, folder, more);

    private static async Task<ToolRun> CertifyOnAsync(string dataset, string folder, params string[] more) => (await TryCertifyOnAsync(dataset, folder, more)).MustBeDone();

    private static Task<ToolRun> TryCertifyOnAsync(string dataset, string folder, params string[] more) =>
        Tool.RunAsync(["certify", "--dataset", dataset, "--copies", "2", "--out", folder, .. more]);

    /// <summary>The same inputs; every label in one of the sorted partitions is another.</summary>
    private string WithOtherLabels(int inPartition, int of)
    {
        var (train, folder) = (data.Splits.Train, data.NewRun());
        int[] labels = [.. train.Labels];
        for (var place = inPartition; place < train.Count; place += of)
        {
            ref var label = ref labels[train.InContentOrder[place]];
            label = (label + 1) % train.ClassCount;
        }
        IdxDataset.Write(data.Splits with { Train = new("train", train.Shape, train.ClassCount, [.. train.Records], labels) }, folder);
        return folder;
    }

    /// <summary>Of one base classifier after the other, on one test input after the other.</summary>
    private static int[][] PricesIn(string folder, int partitions) =>
        [.. NpyFile.Read(Path.Combine(folder, $"votes-ridge-flips-{partitions}.npy")).ToInt32().Chunk(11)];

    private async Task<Dictionary<string, string>> VotesOf(params string[] more) =>
        VotesIn(await CertifyAsync(data.NewRun(), [.. more, "--json"]));

    private static Dictionary<string, string> VotesIn(ToolRun run) => JsonNode.Parse(run.Output)!["results"]!.AsArray()
        .ToDictionary(entry => entry!["partitions"]!.ToString(), entry => entry!["votesSha256"]!.ToString());

    private static IEnumerable<string?> FilesOf(string folder) => Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
