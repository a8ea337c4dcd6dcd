using Bezoar.Attacks;
using Bezoar.Attacks.BadNets;
using Bezoar.Attacks.CleanLabel;
using Bezoar.Attacks.LabelFlips;
using Bezoar.Attacks.Manifests;
using Bezoar.Data;
using Bezoar.Numerics;

namespace Bezoar.Tests.Attacks.Manifests;

public class PoisonManifestTests
{
    private static readonly Dataset Training = Toys.Images(Toys.Colour);

    public static TheoryData<string> Attacks => ["added", "replaced", "relabelled", "clean-label"];

    [Theory, MemberData(nameof(Attacks))]
    public void RemovingItsSamplesGivesTheOriginal(string name)
    {
        using var folder = new TemporaryFolder();
        var (manifest, poisoned) = Write(folder, name);
        Assert.NotEqual(Training.Digest, poisoned.Digest);
        Assert.Equal((Training.Digest, poisoned.Digest), (manifest.Dataset.OriginalDigest, manifest.Dataset.PoisonedDigest));
        var restored = PoisonRestoration.Restore(PoisonManifest.Read(folder["manifest.json"]), poisoned, folder.Path);
        Assert.Equal(Training.Digest, restored.Digest);
        Assert.True(Training.Records.SequenceEqual(restored.Records));
        Assert.True(Training.Labels.SequenceEqual(restored.Labels));
    }

    [Fact]
    public void NamesBudgetStandardsAndTrigger()
    {
        using var folder = new TemporaryFolder();
        var badNets = Write(folder, "added").Manifest;
        Assert.Equal(["NISTAML.023", "AML.T0020", "ML02:2023", "AML.T0043.004", "AML.T0018.000"], badNets.Standards.Select(name => name.Identifier));
        Assert.Equal(("pattern", "every class to 0", 12), (badNets.Trigger!.Name, badNets.TargetRule, badNets.Budget.SymmetricDifference));
        var flips = Write(folder, "relabelled").Manifest;
        Assert.Equal(["NISTAML.013", "AML.T0020", "ML02:2023"], flips.Standards.Select(name => name.Identifier));
        Assert.Null(flips.Trigger);
        Assert.Equal(new PoisonBudget(12, 6), flips.Budget);
        Assert.Equal(["NISTAML.012", "NISTAML.021"], Write(folder, "clean-label").Manifest.Standards.Take(2).Select(name => name.Identifier));
    }

    [Fact]
    public void KeepsASampleOnALine()
    {
        using var folder = new TemporaryFolder();
        var manifest = Write(folder, "added").Manifest;
        var lines = File.ReadLines(folder["manifest.json"]).Count(line => line.Contains("\"index\":", StringComparison.Ordinal));
        Assert.Equal(manifest.Samples.Count, lines);
        Assert.Equal(File.ReadAllText(folder["manifest.json"]), PoisonManifest.Read(folder["manifest.json"]).ToJson());
    }

    [Theory]
    [InlineData("\"seed\": 5", "\"seed\": 6")]
    [InlineData("\"label\":0", "\"label\":1")]
    [InlineData("\"symmetricDifference\": 12", "\"symmetricDifference\": 1")]
    public void NoticesAChangedManifest(string from, string to)
    {
        using var folder = new TemporaryFolder();
        Write(folder, "added");
        var text = File.ReadAllText(folder["manifest.json"]);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(folder["manifest.json"], text.Replace(from, to, StringComparison.Ordinal));
        Fails.With(() => PoisonManifest.Read(folder["manifest.json"]), "manifest.json", "changed since it was sealed");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"schema":"bezoar/manifest/2"}""")]
    public void NoticesWhatIsNoManifest(string text)
    {
        using var folder = new TemporaryFolder();
        Fails.With(() => PoisonManifest.Read(folder.WriteText("manifest.json", text)), "not a manifest");
    }

    [Theory]
    [InlineData("added", 65, "sample 65 is not what")]
    [InlineData("added", 3, "other samples were touched")]
    [InlineData("replaced", 0, "touched as well")]
    public void NoticesAChangedSample(string name, int sample, string part)
    {
        using var folder = new TemporaryFolder();
        var (manifest, poisoned) = Write(folder, name);
        if (name == "replaced") sample = Enumerable.Range(0, 60).First(i => manifest.Samples.All(touched => touched.Index != i));
        var records = poisoned.Records.ToArray();
        records[sample * poisoned.Shape.ByteCount + 5] ^= 1;
        Dataset changed = new(poisoned.Name, poisoned.Shape, poisoned.ClassCount, records, poisoned.Labels.ToArray());
        Fails.With(() => PoisonRestoration.Restore(manifest, changed, folder.Path), part);
    }

    [Fact]
    public void NoticesAnEntryLeftOutEvenWhenSealedAgain()
    {
        using var folder = new TemporaryFolder();
        var (manifest, poisoned) = Write(folder, "relabelled");
        Fails.With(() => PoisonRestoration.Restore(manifest with { Samples = [.. manifest.Samples.Skip(1)] }, poisoned, folder.Path), "touched as well");
        var (added, more) = Write(folder, "added");
        Fails.With(() => PoisonRestoration.Restore(added with { Samples = [.. added.Samples.Skip(1)] }, more, folder.Path), "contradict");
    }

    [Fact]
    public void NoticesChangedOriginals()
    {
        using var folder = new TemporaryFolder();
        var (manifest, poisoned) = Write(folder, "replaced");
        var bytes = File.ReadAllBytes(folder["originals.npy"]);
        bytes[^1] ^= 1;
        File.WriteAllBytes(folder["originals.npy"], bytes);
        Fails.With(() => PoisonRestoration.Restore(manifest, poisoned, folder.Path), "originals.npy", "not what it was");
        Fails.With(() => PoisonRestoration.Restore(manifest with { Originals = new("../originals.npy", "") }, poisoned, folder.Path), "does not say where");
        File.Delete(folder["originals.npy"]);
        Fails.With(() => PoisonRestoration.Restore(manifest, poisoned, folder.Path), "originals.npy");
    }

    [Fact]
    public void NoticesAnotherDataset()
    {
        using var folder = new TemporaryFolder();
        var manifest = Write(folder, "added").Manifest;
        Fails.With(() => PoisonRestoration.Restore(manifest, Training, folder.Path), "60 samples", "72");
    }

    private static (PoisonManifest Manifest, Dataset Poisoned) Write(TemporaryFolder folder, string name)
    {
        IAttack attack = name switch
        {
            "added" => new BadNetsAttack(new() { Rate = 0.2, Seed = 5 }),
            "replaced" => new BadNetsAttack(new() { Rate = 0.2, Seed = 5, Replace = true }),
            "relabelled" => new LabelFlipAttack(new() { Seed = 5 }),
            _ => new CleanLabelAttack(new() { Target = 1, Seed = 5 }),
        };
        var poisoned = attack.Craft(Training, Workers.Single);
        var manifest = PoisonManifest.Of(attack, poisoned, Toys.Images(Toys.Grey, 12, seed: 2), OriginalsFile.Write(folder.Path, poisoned), "0.0");
        manifest.Write(folder["manifest.json"]);
        return (manifest, poisoned.Dataset);
    }
}
