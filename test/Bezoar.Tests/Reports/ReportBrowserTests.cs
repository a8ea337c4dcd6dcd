using Bezoar.Reports;
using Bezoar.Tests.Browser;
using Microsoft.Playwright;

namespace Bezoar.Tests.Reports;

[Collection(BrowserTests.Name)]
public sealed class ReportBrowserTests(Chromium chromium) : IDisposable
{
    private const string VisibleCharts = "[data-chart]:visible";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EveryChartIsDrawnFromTheRunsData()
    {
        var run = new SampleRun();
        await using var watched = await OpenAsync(run);
        var page = watched.Page;

        Assert.Equal(["curve", "frontier", "histogram", "confusion"], await page.Locator(VisibleCharts).EvaluateAllAsync<string[]>(
            "charts => charts.map(chart => chart.dataset.chart)"));
        await watched.WaitForChartsAsync();
        // One staircase per number of partitions, each with many steps.
        Assert.Equal(run.Partitions.Length, await page.Locator(".curve svg path[fill=none]").EvaluateAllAsync<int>(
            "lines => lines.filter(line => (line.getAttribute('d').match(/[LHVlhv]/g) ?? []).length > 20).length"));
        foreach (var k in (string[])["k = 300", "k = 1,200", "k = 3,000"])
        {
            await Assertions.Expect(page.Locator(".curve svg text", new() { HasText = k }).First).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator(".frontier svg text", new() { HasText = k }).First).ToBeAttachedAsync();
        }
        await Assertions.Expect(page.Locator(".curve svg text", new() { HasText = "as published" }).First).ToBeVisibleAsync();
        Assert.Equal(100, await ClosedPathsAsync(page, ".confusion:visible"));
        var bins = new ReportModel(RunFolderReader.Read(_folder.Path)).Best.Histogram.Bins;
        // A bar for each bin that is not empty, and two for wrong predictions: one of colour, one of hatching.
        Assert.Equal(bins.Count(bin => bin.Count > 0) + 2, await ClosedPathsAsync(page, ".histogram:visible"));
    }

    [Fact]
    public async Task ThePageIsQuietAndAsksNoNetwork()
    {
        await using var watched = await OpenAsync(new SampleRun());
        await watched.WaitForChartsAsync();
        Assert.Empty(watched.Faults);
        Assert.All(watched.Requests, address => Assert.Matches("^(file:|data:)", address));
    }

    [Theory]
    [InlineData(390)]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task NoWidthScrollsThePageSideways(int width)
    {
        var window = new ViewportSize { Width = width, Height = 844 };
        await using var watched = await OpenAsync(new SampleRun { DatasetName = new string('n', 120) }, new() { ViewportSize = window });
        await watched.WaitForChartsAsync();
        await watched.OpenAllTablesAsync();
        Assert.Equal(width, await watched.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.True(await watched.Page.Locator(VisibleCharts + " svg").EvaluateAllAsync<bool>("""
            charts => charts.map(chart => chart.getBoundingClientRect()).every(box => box.right <= innerWidth && box.width > 200)
            """));
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task EveryTextStandsOutFromItsBackground(ColorScheme scheme)
    {
        await using var watched = await OpenAsync(new SampleRun(), new() { ColorScheme = scheme });
        await watched.WaitForChartsAsync();
        await watched.OpenAllTablesAsync();
        var background = await TextContrast.PageLuminanceAsync(watched.Page);
        Assert.InRange(background, scheme == ColorScheme.Dark ? 0 : 0.85, scheme == ColorScheme.Dark ? 0.02 : 1);
        var (checkedTexts, faint) = await TextContrast.MeasureAsync(watched.Page, 4.5);
        Assert.InRange(checkedTexts, 300, int.MaxValue);
        Assert.Empty(faint);
    }

    [Fact]
    public async Task ChartsFollowThePageIntoDarkMode()
    {
        await using var watched = await OpenAsync(new SampleRun(), new() { ColorScheme = ColorScheme.Light });
        await watched.WaitForChartsAsync();
        var ink = watched.Page.Locator(".curve svg text").First;
        var before = await ink.GetAttributeAsync("fill");
        await watched.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Assertions.Expect(ink).Not.ToHaveAttributeAsync("fill", before!);
        // On paper, everything is dark on white again.
        await watched.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark, Media = Media.Print });
        await Assertions.Expect(ink).ToHaveAttributeAsync("fill", "#444444");
        Assert.Equal(1, await TextContrast.PageLuminanceAsync(watched.Page), 3);
    }

    [Fact]
    public async Task EverythingIsReachableByKeyboard()
    {
        await using var watched = await OpenAsync(new SampleRun());
        var page = watched.Page;
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("skip", await FocusedAsync(page, "className"));
        await TabToAsync(page, "tagName", "SUMMARY");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("details:focus-within table").First).ToBeVisibleAsync();
        await TabToAsync(page, "type", "radio");
        var chosen = await FocusedAsync(page, "id");
        await page.Keyboard.PressAsync("ArrowLeft");
        Assert.NotEqual(chosen, await FocusedAsync(page, "id"));
        await Assertions.Expect(page.Locator(".panel:visible h3")).ToHaveTextAsync("k = 1,200");
        // The charts of the panel that has just appeared are drawn, too.
        await watched.WaitForChartsAsync();
        await TabToAsync(page, "tagName", "SUMMARY");
    }

    [Fact]
    public async Task PicturesShowThePixelsOfTheTestSet()
    {
        var run = new SampleRun();
        await using var watched = await OpenAsync(run);
        var test = run.MakeTestSet();
        var images = watched.Page.Locator(".examples:visible img");
        Assert.InRange(await images.CountAsync(), 17, 24);
        for (var i = 0; i < await images.CountAsync(); i += 5)
        {
            var image = images.Nth(i);
            var index = int.Parse((await image.GetAttributeAsync("alt"))!.Split(' ', ',')[2]);
            var pixels = await image.EvaluateAsync<int[]>("""
                image => {
                  const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight), pen = canvas.getContext('2d');
                  pen.drawImage(image, 0, 0);
                  return [...pen.getImageData(0, 0, canvas.width, canvas.height).data].filter((_, i) => i % 4 === 0);
                }
                """);
            Assert.Equal(test.Record(index).ToArray().Select(pixel => (int)pixel), pixels);
        }
    }

    [Fact]
    public async Task WithoutTheBundleTheTablesStandOpen()
    {
        var folder = RunFolderReader.Read(new SampleRun().WriteTo(_folder.Path));
        var path = _folder.WriteText("report.html", RunReport.Render(folder, charts: null));
        await using var watched = await WatchedPage.OpenAsync(chromium, path);
        await Assertions.Expect(watched.Page.Locator(".notice")).ToContainTextAsync("npm");
        Assert.Equal(0, await watched.Page.Locator("svg, [data-chart]").CountAsync());
        Assert.True(await watched.Page.Locator("details:visible table").CountAsync() >= 4);
        await watched.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(watched.Page.Locator("details table:visible").First).ToBeVisibleAsync();
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task TheSelectorWorksWithoutScripts()
    {
        await using var watched = await OpenAsync(new SampleRun(), new() { JavaScriptEnabled = false });
        await watched.Page.Locator("label", new() { HasText = "k = 300" }).First.ClickAsync();
        await Assertions.Expect(watched.Page.Locator(".panel:visible h3")).ToHaveTextAsync("k = 300");
        await Assertions.Expect(watched.Page.Locator("noscript .notice")).ToBeVisibleAsync();
        Assert.Equal(0, await watched.Page.Locator(VisibleCharts).CountAsync());
    }

    [Fact]
    public async Task HostileNamesStayText()
    {
        const string Hostile = "</script><script>document.title='owned'</script><img src=x onerror=document.title='owned'>";
        await using var watched = await OpenAsync(new SampleRun { DatasetName = Hostile, Learner = Hostile });
        await watched.WaitForChartsAsync();
        Assert.Equal($"{Hostile}: certified against data poisoning · Bezoar", await watched.Page.TitleAsync());
        Assert.Empty(watched.Faults);
    }

    private Task<WatchedPage> OpenAsync(SampleRun run, BrowserNewContextOptions? options = null) =>
        WatchedPage.OpenAsync(chromium, RunReport.Write(run.WriteTo(_folder.Path)), options);

    private static Task<int> ClosedPathsAsync(IPage page, string chart) => page.Locator($"{chart} svg path").EvaluateAllAsync<int>("""
        paths => paths.filter(path => /Z$/i.test(path.getAttribute('d')) && path.getAttribute('fill') !== 'none'
          && !path.closest('defs') && path.getBBox().height > 0).length
        """);

    private static Task<string> FocusedAsync(IPage page, string property) =>
        page.EvaluateAsync<string>($"document.activeElement.{property} ?? ''");

    private static async Task TabToAsync(IPage page, string property, string value)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await FocusedAsync(page, property) == value) return;
        }
        Assert.Fail($"no element with {property} {value} is reachable by the Tab key");
    }
}
