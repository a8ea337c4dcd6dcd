using Bezoar.Attacks.Manifests;
using Bezoar.Data;
using Bezoar.Data.Images;
using Bezoar.Experiments.Attacking;
using Bezoar.Numerics;
using Bezoar.Tests.Attacks;

namespace Bezoar.Tests.Experiments.Attacking;

public sealed class PoisonedFolderTests : IDisposable
{
    private static readonly DatasetSplits Clean = new("toys", Toys.Images(Toys.Grey), Toys.Images(Toys.Grey, 12, seed: 2));

    private readonly TemporaryFolder _folder = new();

    private string Poisoned => _folder["poisoned"];

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Attacks => ["badnets", "clean-label", "label-flip"];

    [Theory, MemberData(nameof(Attacks))]
    public void ComesBackAsItWas(string attack)
    {
        var manifest = Write(new() { Attack = attack });
        var read = DatasetFolder.Read("poisoned", Poisoned);
        Assert.Equal((manifest.Dataset.PoisonedDigest, Clean.Test.Digest), (read.Train.Digest, read.Test.Digest));
        Assert.NotEqual(Clean.Train.Digest, read.Train.Digest);
        var (restored, again) = PoisonedFolder.Restore(Poisoned);
        Assert.Equal((Clean.Train.Digest, Clean.Test.Digest), (restored.Train.Digest, restored.Test.Digest));
        Assert.Equal((manifest.Seal, manifest.Dataset.Name), (again.Seal, restored.Name));
    }

    [Theory]
    [InlineData("badnets", "contact-sheet.png manifest.json trigger.json")]
    [InlineData("clean-label", "contact-sheet.png manifest.json originals.npy trigger.json")]
    [InlineData("label-flip", "contact-sheet.png manifest.json")]
    public void NamesWhatItHolds(string attack, string files)
    {
        Write(new() { Attack = attack });
        var names = Directory.GetFiles(Poisoned).Select(Path.GetFileName).Where(name => !name!.Contains("ubyte", StringComparison.Ordinal));
        Assert.Equal(files.Split(' '), names.Order(StringComparer.Ordinal));
        Assert.True(PngReader.Read(Path.Combine(Poisoned, PoisonedFolder.ContactSheetFile)).Width > 0);
    }

    [Fact]
    public void AnotherAttackReplacesTheFirstWithAllItsFiles()
    {
        Write(new() { Attack = "clean-label" });
        var flips = Write(new() { Attack = "label-flip" });
        Assert.False(File.Exists(Path.Combine(Poisoned, OriginalsFile.FileName)) || File.Exists(Path.Combine(Poisoned, PoisonedFolder.TriggerFileName)));
        Assert.Equal(flips.Seal, PoisonedFolder.Restore(Poisoned).Manifest.Seal);
    }

    [Fact]
    public void DataThatNoAttackWroteStays()
    {
        DatasetFolder.Write(Clean, Poisoned);
        Fails.With(() => PoisonedFolder.Open(Poisoned, Clean), Poisoned, "holds data that no attack wrote");
        Assert.Equal(Clean.Train.Digest, DatasetFolder.Read("toys", Poisoned).Train.Digest);
    }

    [Fact]
    public void APoisonedDatasetIsNotPoisonedInItsPlace()
    {
        Write(new());
        var poisoned = DatasetFolder.Read("poisoned", Poisoned);
        Fails.With(() => PoisonedFolder.Open(Poisoned, poisoned), Poisoned, "holds the data set that is to be poisoned");
        Assert.Equal(Clean.Train.Digest, PoisonedFolder.Restore(Poisoned).Restored.Train.Digest);
    }

    [Fact]
    public void DataOfAnotherFormatStays()
    {
        Write(new());
        var vectors = new DatasetSplits("vectors", Toys.Vectors(), Toys.Vectors());
        Fails.With(() => PoisonedFolder.Open(Poisoned, vectors), "the data of an attack on another data set (IDX)");
    }

    [Fact]
    public void ResultsAndOtherRunsStay()
    {
        _folder.WriteText("poisoned/result.json", """{ "schema": "bezoar-result/1", "command": "train" }""");
        Fails.With(() => PoisonedFolder.Open(Poisoned, Clean), "holds the result of 'bezoar train'");
        // What refuses lets go of the folder.
        File.Delete(Path.Combine(Poisoned, "result.json"));
        using (PoisonedFolder.Open(Poisoned, Clean))
            Fails.With(() => PoisonedFolder.Open(Poisoned, Clean), "another run is writing into this folder");
        Fails.With(() => PoisonedFolder.Open(_folder.WriteText("file", "x"), Clean), "file", "cannot be written");
    }

    [Fact]
    public void AFolderWithoutItsManifestIsNotFinished()
    {
        Write(new());
        File.Delete(Path.Combine(Poisoned, PoisonManifest.FileName));
        Fails.With(() => PoisonedFolder.Restore(Poisoned), Poisoned, "no manifest.json in it", "was not finished");
        Fails.With(() => PoisonedFolder.Open(Poisoned, Clean), "did not finish writing");
        Fails.With(() => PoisonedFolder.Restore(_folder["absent"]), "absent");
    }

    /// <summary>The originals cannot be written, so the manifest, which comes last, must not be there.</summary>
    [Fact]
    public void WhatFailsHalfWayLeavesNoManifest()
    {
        Write(new());
        using var writer = PoisonedFolder.Open(Poisoned, Clean);
        var attack = new AttackSpecification { Attack = "clean-label" }.Create(1, Clean.Train, new());
        var poisoned = attack.Craft(Clean.Train, Workers.Single);
        Directory.CreateDirectory(Path.Combine(Poisoned, OriginalsFile.FileName, "in the way"));
        Assert.Throws<BezoarException>(() => PoisonedFolder.Write(writer, Clean, attack, poisoned, "0.1.0"));
        Assert.False(File.Exists(Path.Combine(Poisoned, PoisonManifest.FileName)));
    }

    /// <summary>Such as a trigger that somebody drew, in a folder of their own.</summary>
    [Theory]
    [InlineData("trigger.json"), InlineData("originals.npy"), InlineData("contact-sheet.png")]
    public void FilesThatNoAttackWroteStay(string file)
    {
        _folder.WriteText($"poisoned/{file}", "mine");
        Fails.With(() => PoisonedFolder.Open(Poisoned, Clean), file, "an attack would replace it");
        Assert.Equal("mine", File.ReadAllText(Path.Combine(Poisoned, file)));
    }

    [Fact]
    public void AManifestOfSomethingElseStays()
    {
        _folder.WriteText("poisoned/manifest.json", """{ "name": "my web page" }""");
        Fails.With(() => PoisonedFolder.Open(Poisoned, Clean), "manifest.json", "not a manifest of an attack");
    }

    [Theory]
    [InlineData("training set", "sample")]
    [InlineData("test set", "the test set is not what it was when the manifest was written")]
    [InlineData("originals.npy", "is not what it was when the manifest was written")]
    [InlineData("trigger.json", "not the trigger that the manifest names")]
    public void ChangedFilesAreNoticed(string what, string part)
    {
        Write(new() { Attack = "clean-label" });
        var poisoned = DatasetFolder.Read("poisoned", Poisoned);
        if (what == "training set") DatasetFolder.Write(Clean with { Train = Toys.Images(Toys.Grey, seed: 8) }, Poisoned);
        else if (what == "test set") DatasetFolder.Write(poisoned with { Test = Toys.Images(Toys.Grey, 12, seed: 8) }, Poisoned);
        else Flip(Path.Combine(Poisoned, what));
        Fails.With(() => PoisonedFolder.Restore(Poisoned), part);
    }

    [Fact]
    public void AChangedManifestIsNoticed()
    {
        Write(new());
        var path = Path.Combine(Poisoned, PoisonManifest.FileName);
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"seed\": 1", "\"seed\": 2", StringComparison.Ordinal));
        Fails.With(() => PoisonedFolder.Restore(Poisoned), path, "changed since it was sealed");
        Fails.With(() => PoisonedFolder.Open(Poisoned, Clean), path, "changed since it was sealed");
    }

    [Fact]
    public void VectorsGetNoContactSheet()
    {
        var vectors = new DatasetSplits("vectors", Toys.Vectors(), Toys.Vectors());
        var attack = new AttackSpecification { Attack = "label-flip" }.Create(1, vectors.Train, new());
        Assert.Null(PoisonedFolder.ContactSheetOf(attack.Craft(vectors.Train, Workers.Single), attack));
    }

    private PoisonManifest Write(AttackSpecification words)
    {
        var attack = words.Create(1, Clean.Train, new());
        using var writer = PoisonedFolder.Open(Poisoned, Clean);
        return PoisonedFolder.Write(writer, Clean, attack, attack.Craft(Clean.Train, Workers.Single), "0.1.0");
    }

    private static void Flip(string path)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);
    }
}
