using Bezoar.Experiments.Targeted;
using Bezoar.Reports;
using Bezoar.Tests.Browser;
using Bezoar.Tests.Experiments.Targeted;
using Microsoft.Playwright;

namespace Bezoar.Tests.Reports;

[Collection(BrowserTests.Name)]
public sealed class TargetedReportBrowserTests(Chromium chromium) : IDisposable
{
    private static readonly TargetedSetting[] Settings =
        [TinyTargetedRun.Frozen, TinyTargetedRun.Frozen with { Name = "fewer features", Average = 2 }, TinyTargetedRun.Throughout with { Targets = 2 }];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EveryChartIsDrawnFromTheRunsData()
    {
        await using var watched = await OpenAsync();
        var page = watched.Page;
        Assert.Equal(
            ["sweep", "sweep", "turning", "confidence", "angles", "projection", "poisoned"],
            await page.Locator("[data-chart]:visible").EvaluateAllAsync<string[]>("charts => charts.map(chart => chart.dataset.chart)"));
        await watched.WaitForChartsAsync();
        foreach (var (chart, text) in new[]
        {
            ("sweep", "poison instances"), ("sweep", "number of features"), ("turning", "throughout"), ("confidence", "with poison"), ("angles", "in degrees"),
            ("projection", "target instance"), ("poisoned", "class 8"),
        })
            await Assertions.Expect(page.Locator($".{chart}:visible svg text", new() { HasText = text }).First).ToBeVisibleAsync();
        Assert.Empty(watched.Faults);
        Assert.All(watched.Requests, address => Assert.Matches("^(file:|data:)", address));
    }

    [Fact]
    public async Task AnotherSettingIsChosenByKeyboard()
    {
        await using var watched = await OpenAsync();
        await watched.Page.Locator(".selector input:checked").FocusAsync();
        await watched.Page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(watched.Page.Locator(".panel:visible h3")).ToHaveTextAsync("throughout");
        await watched.WaitForChartsAsync();
        // Target, base and poison of three targets.
        Assert.Equal(9, await watched.Page.Locator(".panel:visible .examples img").CountAsync());
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task NoWidthScrollsThePageSideways(int width)
    {
        await using var watched = await OpenAsync(new() { ViewportSize = new() { Width = width, Height = 844 } });
        await watched.WaitForChartsAsync();
        await watched.OpenAllTablesAsync();
        Assert.Equal(width, await watched.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task EveryTextStandsOutFromItsBackground(ColorScheme scheme)
    {
        await using var watched = await OpenAsync(new() { ColorScheme = scheme });
        await watched.WaitForChartsAsync();
        await watched.OpenAllTablesAsync();
        var (checkedTexts, faint) = await TextContrast.MeasureAsync(watched.Page, 4.5);
        Assert.InRange(checkedTexts, 200, int.MaxValue);
        Assert.Empty(faint);
    }

    private Task<WatchedPage> OpenAsync(BrowserNewContextOptions? options = null)
    {
        TinyTargetedRun.Execute(_folder, "run", Settings, targets: 3);
        return WatchedPage.OpenAsync(chromium, RunReport.Write(_folder["run"]), options);
    }
}
