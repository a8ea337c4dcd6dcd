using Bezoar.Experiments.Attacking;
using Bezoar.Reports;
using Bezoar.Tests.Browser;
using Microsoft.Playwright;

namespace Bezoar.Tests.Reports;

[Collection(BrowserTests.Name)]
public sealed class EvaluateReportBrowserTests(Chromium chromium) : IDisposable
{
    private static readonly string[] LongNames = [.. Enumerable.Range(0, 10).Select(i => $"rather long name of class {i}")];

    private static readonly SampleEvaluation Full = new()
    {
        Attacks = SampleEvaluation.Sweep(new() { Rate = [0.02, 0.1, 0.5] }, new AttackSpecification { Trigger = "pattern" }, new AttackSpecification { Trigger = "pixel" }),
        Seeds = 2,
        Experiment = new("badnets", "BadNets again", "Gu and others, arXiv 1708.06733", "section 3", [new("error on backdoored images of one class", "at most 0.09 %")]),
        Defences = [SampleDefence.Of()],
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EveryChartIsDrawnFromTheRunsData()
    {
        await using var watched = await OpenAsync(Full);
        var page = watched.Page;
        Assert.Equal(["success", "kept", "sweep", "defence", "classes"], await KindsAsync(page));
        await watched.WaitForChartsAsync();
        foreach (var (chart, text) in new[]
        {
            ("success", "50 % poison, trigger pixel"), ("kept", "10 % poison, trigger pattern"), ("sweep", "trigger pattern"), ("sweep", "poison instances"), ("sweep", "20"),
            ("defence", "resnet20, 5 epochs"), ("defence", "at most, by the certificate"), ("defence", "half proven"), ("defence", "last proof"), ("defence", "3,000"),
            ("classes", "attack success rate"),
        })
            await Assertions.Expect(page.Locator($".{chart}:visible svg text", new() { HasText = text }).First).ToBeVisibleAsync();
        // Six lines through four epochs.
        Assert.Equal(6, await LinesAsync(page, ".success", 4));
        // Two lines through three numbers of poison instances.
        Assert.Equal(2, await LinesAsync(page, ".sweep", 3));
        Assert.Empty(watched.Faults);
        Assert.All(watched.Requests, address => Assert.Matches("^(file:|data:)", address));
    }

    [Fact]
    public async Task WithoutATriggerThereAreOnlyChartsOfAccuracy()
    {
        AttackSpecification flips = new() { Attack = "label-flip" };
        await using var watched = await OpenAsync(new() { Attacks = SampleEvaluation.Sweep(new() { Rate = [0.1, 0.4] }, flips), Defences = [SampleDefence.Of(trigger: false)] });
        Assert.Equal(["kept", "sweep", "defence", "classes"], await KindsAsync(watched.Page));
        await watched.WaitForChartsAsync();
        Assert.Equal(0, await watched.Page.Locator(".classes svg text", new() { HasText = "success" }).CountAsync());
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task AnotherAttackIsChosenByKeyboard()
    {
        await using var watched = await OpenAsync(Full);
        await watched.Page.Locator(".selector input:checked").FocusAsync();
        await watched.Page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(watched.Page.Locator(".panel:visible h3")).ToHaveTextAsync("10 % poison, trigger pixel");
        await watched.WaitForChartsAsync();
        Assert.InRange(await watched.Page.Locator(".panel:visible .examples.wide img").CountAsync(), 24, 32);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task NoWidthScrollsThePageSideways(int width)
    {
        var evaluation = Full with { DatasetName = new string('n', 120), ClassNames = LongNames };
        await using var watched = await OpenAsync(evaluation, new() { ViewportSize = new() { Width = width, Height = 844 } });
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
        await using var watched = await OpenAsync(Full with { ClassNames = LongNames, Defences = [SampleDefence.Of(changed: 2)] }, new() { ColorScheme = scheme });
        await watched.WaitForChartsAsync();
        await watched.OpenAllTablesAsync();
        var (checkedTexts, faint) = await TextContrast.MeasureAsync(watched.Page, 4.5);
        Assert.InRange(checkedTexts, 300, int.MaxValue);
        Assert.Empty(faint);
    }

    private static Task<string[]> KindsAsync(IPage page) =>
        page.Locator("[data-chart]:visible").EvaluateAllAsync<string[]>("charts => charts.map(chart => chart.dataset.chart)");

    // Lines of measurements through so many points; intervals, marks and the legend have thinner ones.
    private static Task<int> LinesAsync(IPage page, string chart, int points) =>
        page.Locator($"{chart} svg path[fill=none][stroke-width='2.5']").EvaluateAllAsync<int>(
            $"lines => lines.filter(line => (line.getAttribute('d').match(/[MLHV]/gi) ?? []).length === {points}).length");

    private Task<WatchedPage> OpenAsync(SampleEvaluation evaluation, BrowserNewContextOptions? options = null) =>
        WatchedPage.OpenAsync(chromium, RunReport.Write(evaluation.WriteTo(_folder.Path)), options);
}
