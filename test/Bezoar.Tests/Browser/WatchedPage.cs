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

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
