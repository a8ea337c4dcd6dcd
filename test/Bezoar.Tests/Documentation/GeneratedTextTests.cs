using Bezoar.Benchmarks.Tables;

namespace Bezoar.Tests.Documentation;

/// <summary>No figure on a page is typed: what stands in a marked region is what results and code give.</summary>
public class GeneratedTextTests
{
    public static TheoryData<string> AllPages => [.. Pages.Below(Repository.Root).Select(page => Path.GetRelativePath(Repository.Root, page))];

    [Theory]
    [MemberData(nameof(AllPages))]
    public void MarkedRegionsAreUpToDate(string page)
    {
        var text = Repository.Read(page);
        Assert.Equal(MarkedRegions.Rewrite(text, new GeneratedText(Repository.Root).For), text);
    }

    [Fact]
    public void ThePictureIsUpToDate()
    {
        Assert.Equal(FrontierPicture.Of(new GeneratedText(Repository.Root).Methods), Repository.Read(FrontierPicture.File));
        Assert.Equal(SmoothingPicture.Of(new GeneratedText(Repository.Root).Methods), Repository.Read(SmoothingPicture.File));
    }

    [Fact]
    public void PicturesOfPoisonFrogsAreUpToDate() =>
        Assert.All(new GeneratedText(Repository.Root).FrogsPictures, picture => Assert.Equal(picture.Text, Repository.Read(picture.File)));

    /// <summary>A marker with a slip of the pen would be no region, and its table would grow old unseen.</summary>
    [Theory]
    [MemberData(nameof(AllPages))]
    public void EveryMarkerBeginsOrEndsARegion(string page)
    {
        var text = Repository.Read(page);
        var regions = 0;
        MarkedRegions.Rewrite(text, _ => $"{regions++}");
        Assert.Equal(2 * regions, text.Split("<!--").Length - 1);
    }

    [Fact]
    public void RewritesRegionsAndNothingElse()
    {
        const string Page = "before\n<!-- table:one -->\nold\n<!-- /table -->\nbetween\n<!-- table:two -->\n<!-- /table -->\nafter\n";
        Assert.Equal(
            "before\n<!-- table:one -->\n[one]\n<!-- /table -->\nbetween\n<!-- table:two -->\n[two]\n<!-- /table -->\nafter\n",
            MarkedRegions.Rewrite(Page, name => $"[{name}]"));
    }

    [Fact]
    public void SaysWhichResultIsMissing()
    {
        using var empty = new TemporaryFolder();
        var fault = Assert.Throws<InvalidOperationException>(() => new GeneratedText(empty.Path).For("cost"));
        Assert.Contains("./bench.sh certify --dataset mnist", fault.Message, StringComparison.Ordinal);
        Assert.Contains("nonsense", Assert.Throws<InvalidOperationException>(() => new GeneratedText(empty.Path).For("nonsense")).Message, StringComparison.Ordinal);
    }
}
