using Bezoar.Attacks.Manifests;
using Bezoar.Data;
using Bezoar.Data.Idx;
using Bezoar.Data.Images;
using Bezoar.Experiments.Attacking;
using Bezoar.Tests.Attacks;
using Bezoar.Tests.TransferLearning;

namespace Bezoar.Tests.Cli.Commands;

public sealed class AttackCommandTests(TinyDigits data) : IClassFixture<TinyDigits>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Out => _folder["poisoned"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("badnets", "added       15 samples", "budget      15 in symmetric difference")]
    [InlineData("clean-label", "changed     4 samples", "budget      8 in symmetric difference")]
    [InlineData("label-flip", "relabelled  15 samples", "budget      30 in symmetric difference, 15 in label flips")]
    public async Task PoisonsAndRestores(string attack, string count, string budget)
    {
        var run = await AttackAsync(attack);
        Assert.Contains($"\n{count}\n", run.Output, StringComparison.Ordinal);
        Assert.Contains($"\n{budget}\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith($"Manifest: {Out}/manifest.json\nContact sheet: {Out}/contact-sheet.png\n", run.Output, StringComparison.Ordinal);
        Assert.Equal("", run.Error);

        var clean = _folder["clean"];
        var restored = (await Tool.RunAsync("attack", "restore", Out, "--out", clean)).MustBeDone();
        Assert.Contains($"digest      {data.Splits.Train.Digest}, the original's\n", restored.Output, StringComparison.Ordinal);
        Assert.EndsWith($"Restored data set: {clean}\n", restored.Output, StringComparison.Ordinal);
        Assert.Equal(data.Splits.Train.Digest, DatasetFolder.Read("clean", clean).Train.Digest);
    }

    [Fact]
    public async Task FrogsCollideInABackbonesFeatures()
    {
        var run = await AttackAsync("poison-frogs", "--backbone", TinyBackbone.Write(_folder), "--size", "56", "--average", "7", "--target-instance", "4", "--target", "9", "--poisons", "3", "--opacity", "0.1", "--no-acceleration");
        Assert.StartsWith("attack      poison-frogs: test input 4 of class 4 to be read as 9, 3 poison instances, β by the distance, γ = 0.1, up to 1500 steps,", run.Output, StringComparison.Ordinal);
        Assert.Contains("model.onnx up to what is before a classifier, pixels unit, images brought to 56×56, averaged to 7×7", run.Output, StringComparison.Ordinal);
        foreach (var line in new[] { "added       3 samples", "budget      3 in symmetric difference", "features    ", "PSNR        " })
            Assert.Contains("\n" + line, run.Output, StringComparison.Ordinal);
        // Target, base, poison, difference.
        Assert.True(PngReader.Read(Path.Combine(Out, PoisonedFolder.ContactSheetFile)).Width > 3 * 4 * 84);
        (await Tool.RunAsync("attack", "restore", Out)).MustBeDone();
        (await Tool.RunAsync("attack", "poison-frogs", "--dataset", data.Path, "--target-instance", "-1", "--opacity", "2", "--layer", "x", "--size", "64", "--average", "2")).MustFail(
            2, "layer goes with a backbone", "size goes with a backbone", "average goes with a backbone", "test input -1 does not exist", "opacity is 2");
    }

    [Fact]
    public async Task JsonIsTheManifest()
    {
        var run = await AttackAsync("badnets", "--json", "--seed", "7", "--target", "3");
        Assert.Equal(File.ReadAllText(Path.Combine(Out, PoisonManifest.FileName)), run.Output);
        var manifest = PoisonManifest.Read(Path.Combine(Out, PoisonManifest.FileName));
        Assert.Equal((7UL, "every class to 3"), (manifest.Seed, manifest.TargetRule));
    }

    [Fact]
    public async Task ThreadsDoNotChangeThePoison()
    {
        var seals = new List<string>();
        foreach (var threads in (string[])["1", "2"])
        {
            await AttackAsync("clean-label", "--threads", threads);
            seals.Add(PoisonManifest.Read(Path.Combine(Out, PoisonManifest.FileName)).Seal);
        }
        Assert.Equal(seals[0], seals[1]);
    }

    [Fact]
    public async Task OptionsOfTheAttackDecide()
    {
        await AttackAsync("badnets", "--rule", "all-to-all", "--trigger", "square-6", "--amplitude", "32", "--rate", "0.5", "--replace");
        Assert.Equal("50 % of the training set replaced, every class to the next, trigger square-6 with amplitude 32", ManifestOf().Description);
        await AttackAsync("label-flip", "--source", "1", "--target", "7", "--rate", "1");
        Assert.Equal("100 % of the labels of class 1, to 7", ManifestOf().Description);
    }

    [Fact]
    public async Task AllThatIsImpossibleIsSaidAtOnce()
    {
        (await TryAsync("badnets", "--target", "12", "--rate", "1.5", "--trigger", "square-40", "--amplitude", "0")).MustFail(
            2, "attack badnets: ", "target class 12 does not exist, classes are 0 to 9", "rate is 1.5", "larger than the image of 28×28", "amplitude of trigger square-40 is 0");
        (await TryAsync("clean-label", "--target", "-1", "--share", "0", "--variant", "pgd-l2", "--epsilon", "-1", "--tau", "0.5")).MustFail(
            2, "attack clean-label: ", "target class -1", "share of the target class is 0", "epsilon is -1", "tau goes with the variant gan");
        (await TryAsync("label-flip", "--source", "11", "--target", "11", "--rate", "NaN")).MustFail(2, "source class 11", "target class 11", "both 11", "rate is NaN");
        Assert.False(Directory.Exists(Out));
    }

    [Theory]
    [InlineData("--epsilon", "3", "unknown option '--epsilon'")]
    [InlineData("--rate", "some", "--rate: 'some' is not a number")]
    [InlineData("--rule", "all", "--rule")]
    [InlineData("--out", "", "--out: '' names no folder")]
    public async Task OtherWordsAreAnErrorOfUsage(string option, string value, string part) =>
        (await Tool.RunAsync("attack", "badnets", "--dataset", data.Path, option, value)).MustFail(1, part);

    [Theory]
    [InlineData("badnets", "no sample is of a class that the trigger changes")]
    [InlineData("label-flip", "two classes at least")]
    public async Task OneClassIsTooFew(string attack, string part)
    {
        var one = Toys.Images(Toys.Grey, 20, 1);
        IdxDataset.Write(new("one", one, one), _folder["one"]);
        (await Tool.RunAsync("attack", attack, "--dataset", _folder["one"], "--out", Out)).MustFail(2, part);
    }

    [Fact]
    public async Task VectorsHaveLabelsToFlipButNoPlaceForATrigger()
    {
        foreach (var part in (string[])["train", "test"]) _folder.WriteText($"csv/{part}.csv", "x,y,label\n1,2,0\n2,1,1\n3,2,0\n5,5,1\n");
        (await Tool.RunAsync("attack", "badnets", "--dataset", _folder["csv"], "--out", Out)).MustFail(2, "triggers go on images, and the records are float32×2");
        (await Tool.RunAsync("attack", "label-flip", "--dataset", _folder["csv"], "--rate", "0.5", "--out", Out)).MustBeDone();
        (await Tool.RunAsync("attack", "restore", Out)).MustBeDone();
    }

    [Fact]
    public async Task SoLittleThatNothingIsPoisonedIsRefused()
    {
        (await TryAsync("badnets", "--rate", "0.001")).MustFail(2, "rate 0.001 of 150 samples is less than one poison instance");
        (await TryAsync("clean-label", "--share", "0.01")).MustFail(2, "1 % of the 15 samples of class 0 is less than one poison instance");
        (await TryAsync("label-flip", "--rate", "0.001")).MustFail(2, "is less than one flip");
    }

    [Theory]
    [InlineData("empty.png", "", "it does not begin as one")]
    [InlineData("half.json", "{\"schema\":", "half.json: not a trigger")]
    [InlineData("null.json", "{\"schema\":\"bezoar/trigger/1\",\"name\":\"x\",\"placements\":[null],\"values\":[[\"255\"]],\"opacity\":[\"255\"]}", "null in a list")]
    public async Task DamagedTriggersAreNamed(string name, string text, string part) =>
        (await TryAsync("badnets", "--trigger", _folder.WriteText(name, text))).MustFail(2, name, part);

    [Fact]
    public async Task DataThatIsNotItsOwnStays()
    {
        (await Tool.RunAsync("attack", "badnets", "--dataset", data.Path, "--out", data.Path)).MustFail(2, data.Path, "holds data that no attack wrote");
        Assert.Equal(data.Splits.Train.Digest, DatasetFolder.Read("data", data.Path).Train.Digest);
        await AttackAsync("badnets");
        (await Tool.RunAsync("attack", "badnets", "--dataset", Out, "--out", Out)).MustFail(2, Out, "holds the data set that is to be poisoned");
        (await Tool.RunAsync("attack", "restore", Out)).MustBeDone();
    }

    [Fact]
    public async Task FoldersThatCannotBeWrittenAreNamedBeforeTheAttack()
    {
        var file = _folder.WriteText("file", "x");
        (await Tool.RunAsync("attack", "badnets", "--dataset", data.Path, "--out", file)).MustFail(2, file, "cannot be written");
        // Nobody, root included, makes folders there.
        if (Directory.Exists("/proc")) (await Tool.RunAsync("attack", "badnets", "--dataset", data.Path, "--out", "/proc/bezoar")).MustFail(2, "/proc/bezoar: cannot be written");
    }

    [Fact]
    public async Task RestoringNamesWhatIsWrong()
    {
        (await Tool.RunAsync("attack", "restore", data.Path)).MustFail(2, "no manifest.json in it");
        (await Tool.RunAsync("attack", "restore", _folder["absent"])).MustFail(2, "absent");
        await AttackAsync("badnets");
        (await Tool.RunAsync("attack", "restore", Out, "--out", "")).MustFail(1, "--out: '' names no folder");
        (await Tool.RunAsync("attack", "restore", Out, "--out", Out)).MustFail(2, Out, "holds data already");
        var file = _folder.WriteText("file", "x");
        (await Tool.RunAsync("attack", "restore", Out, "--out", file)).MustFail(2, file, "cannot be written");
        File.Copy(Path.Combine(data.Path, "train-labels-idx1-ubyte.gz"), Path.Combine(Out, "train-labels-idx1-ubyte.gz"), overwrite: true);
        (await Tool.RunAsync("attack", "restore", Out)).MustFail(2, "train-images-idx3-ubyte.gz");
    }

    private Task<ToolRun> TryAsync(string attack, params string[] more) =>
        Tool.RunAsync(["attack", attack, "--dataset", data.Path, "--out", Out, .. more]);

    private async Task<ToolRun> AttackAsync(string attack, params string[] more) => (await TryAsync(attack, more)).MustBeDone();

    private PoisonManifest ManifestOf() => PoisonedFolder.Restore(Out).Manifest;
}
