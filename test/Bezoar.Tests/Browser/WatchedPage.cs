using Microsoft.Playwright;

namespace Bezoar.Tests.Browser;

/// <summary>A page that remembers everything that went wrong in it and every address that it asked for.</summary>
internal sealed class WatchedPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    private WatchedPage(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) => { if (message.Type is "error" or "warning") Faults.Add(message.Text); };
        page.PageError += (_, error) => Faults.Add(error);
        page.Request += (_, request) => Requests.Add(request.Url);
    }

    public IPage Page { get; }

    public List<string> Faults { get; } = [];

    public List<string> Requests { get; } = [];

    public static async Task<WatchedPage> OpenAsync(Chromium chromium, string path, BrowserNewContextOptions? options = null)
    {
        // Nothing in a report depends on motion, and still pages need no waiting.
        var context = await chromium.Browser.NewContextAsync(new(options ?? new()) { ReducedMotion = ReducedMotion.Reduce });
        var watched = new WatchedPage(context, await context.NewPageAsync());
        await watched.Page.GotoAsync(new Uri(path).AbsoluteUri);
        return watched;
    }

    public Task WaitForChartsAsync() => Page.WaitForFunctionAsync("""
        () => {
          const charts = [...document.querySelectorAll('[data-chart]')].filter(chart => chart.offsetWidth > 0);
          return charts.length > 0 && charts.every(chart => chart.querySelectorAll('svg path').length > 3);
        }
        """);

    public Task OpenAllTablesAsync() =>
        Page.EvaluateAsync("document.querySelectorAll('details').forEach(table => table.open = true)");

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
