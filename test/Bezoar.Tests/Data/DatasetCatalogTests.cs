using Bezoar.Data;
using Bezoar.Data.Idx;

namespace Bezoar.Tests.Data;

public sealed class DatasetCatalogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void OptionThenEnvironmentThenHome()
    {
        Assert.Equal(["/o", "/e", "/h/.cache/bezoar/data"], DataRoots.From("/o", "/e", "/h").Folders);
        Assert.Equal(["/e", "/h/.cache/bezoar/data"], DataRoots.From(null, "/e", "/h").Folders);
        Assert.Equal(["/h/.cache/bezoar/data"], DataRoots.From(null, "", "/h").Folders);
    }

    [Fact]
    public void TheFirstRootThatHoldsTheSetWins()
    {
        var roots = new DataRoots([_folder["a"], _folder["b"], _folder["c"]]);
        Directory.CreateDirectory(_folder["a", "mnist"]);
        Store(_folder["c", "mnist"], 3);
        Assert.Equal(_folder["c", "mnist"], roots.Find("mnist"));
        Store(_folder["b", "mnist"], 2);
        var splits = DatasetCatalog.Default.Read("MNIST", roots);
        Assert.Equal(("mnist", 2, 10), (splits.Name, splits.Train.Count, splits.Train.ClassCount));
        Assert.Equal(10, splits.ClassNames!.Count);
    }

    [Fact]
    public void AnAbsentSetSaysWhereItWasLookedForAndHowToGetIt() =>
        Fails.With(
            () => DatasetCatalog.Default.Read("cifar10", new([_folder["a"], _folder["b"]])),
            _folder["a", "cifar10"], _folder["b", "cifar10"], "bezoar data fetch cifar10");

    [Theory]
    [InlineData("minst", "did you mean mnist?")]
    [InlineData("cifar-10", "did you mean cifar10?")]
    [InlineData("imagenet", "there are mnist, cifar10")]
    [InlineData("", "there are mnist, cifar10")]
    public void AnUnknownNameListsTheKnownOnes(string name, string message) =>
        Fails.With(() => Catalog().Read(name, new([_folder.Path])), $"'{name}'", message);

    [Fact]
    public void AFarNameGetsNoSuggestion() =>
        Assert.DoesNotContain("did you mean", Assert.Throws<BezoarException>(() => Catalog().Get("imagenet")).Message, StringComparison.Ordinal);

    [Fact]
    public void AFolderIsReadByItsPath()
    {
        Store(_folder["my"], 4);
        var splits = DatasetCatalog.Default.Read(_folder["my"], new([_folder.Path]));
        Assert.Equal((_folder["my"], 4), (splits.Name, splits.Train.Count));
        Fails.With(() => DatasetCatalog.Default.Read("./none", new([_folder.Path])), "./none", "no such folder");
    }

    [Fact]
    public void ABuiltInSetNeedsNoFolder()
    {
        var tiny = SampleData.Tiny("tiny", 1, 2);
        var catalog = new DatasetCatalog([new("tiny", "", "", "") { Generate = _ => new("tiny", tiny, tiny) }]);
        Assert.Same(tiny, catalog.Read("tiny", new([_folder["none"]])).Train);
    }

    private static DatasetCatalog Catalog() => new([.. DatasetCatalog.Default.Datasets.Where(dataset => dataset.Generate is null)]);

    private static void Store(string folder, int count)
    {
        var tiny = SampleData.Tiny("tiny", new int[count]);
        IdxDataset.Write(new("tiny", tiny, tiny), folder);
    }
}
