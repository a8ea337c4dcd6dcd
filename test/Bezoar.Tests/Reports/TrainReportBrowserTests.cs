using Bezoar.Reports;
using Bezoar.Tests.Browser;
using Microsoft.Playwright;

namespace Bezoar.Tests.Reports;

[Collection(BrowserTests.Name)]
public sealed class TrainReportBrowserTests(Chromium chromium) : IDisposable
{
    private static readonly string[] LongNames = [.. Enumerable.Range(0, 10).Select(i => $"rather long name of class {i}")];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(200)]
    public async Task EveryChartIsDrawnFromTheRunsData(int epochs)
    {
        await using var watched = await OpenAsync(new SampleTraining { EpochCount = epochs });
        var page = watched.Page;
        Assert.Equal(["accuracy", "loss", "rate", "confusion"], await page.Locator("[data-chart]:visible").EvaluateAllAsync<string[]>(
            "charts => charts.map(chart => chart.dataset.chart)"));
        await watched.WaitForChartsAsync();
        foreach (var name in (string[])["test", "training"])
            await Assertions.Expect(page.Locator(".accuracy svg text", new() { HasText = name })).ToBeVisibleAsync();
        // A single epoch is a point, many are a line without points.
        Assert.Equal(epochs > 1 ? 2 : 0, await page.Locator(".accuracy svg path[fill=none]").EvaluateAllAsync<int>(
            "lines => lines.filter(line => (line.getAttribute('d').match(/[LHVlhv]/g) ?? []).length >= 4).length"));
        Assert.Empty(watched.Faults);
        Assert.All(watched.Requests, address => Assert.Matches("^(file:|data:)", address));
    }

    [Theory]
    [InlineData(390)]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task NoWidthScrollsThePageSideways(int width)
    {
        var training = new SampleTraining { DatasetName = new string('n', 120), ClassNames = LongNames };
        await using var watched = await OpenAsync(training, new() { ViewportSize = new() { Width = width, Height = 844 } });
        await watched.WaitForChartsAsync();
        await watched.OpenAllTablesAsync();
        Assert.Equal(width, await watched.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.True(await watched.Page.Locator("[data-chart]:visible svg").EvaluateAllAsync<bool>("""
            charts => charts.map(chart => chart.getBoundingClientRect()).every(box => box.right <= innerWidth && box.width > 200)
            """));
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task EveryTextStandsOutFromItsBackground(ColorScheme scheme)
    {
        await using var watched = await OpenAsync(new SampleTraining { ClassNames = LongNames }, new() { ColorScheme = scheme });
        await watched.WaitForChartsAsync();
        await watched.OpenAllTablesAsync();
        var (checkedTexts, faint) = await TextContrast.MeasureAsync(watched.Page, 4.5);
        Assert.InRange(checkedTexts, 200, int.MaxValue);
        Assert.Empty(faint);
    }

    private Task<WatchedPage> OpenAsync(SampleTraining training, BrowserNewContextOptions? options = null) =>
        WatchedPage.OpenAsync(chromium, RunReport.Write(training.WriteTo(_folder.Path)), options);
}
