using System.Text.Json;
using Microsoft.Playwright;

namespace Bezoar.Tests.Browser;

/// <summary>Contrast as WCAG 2 defines it, for every text that a reader can see, in the page and in its charts.</summary>
internal static class TextContrast
{
    private const string Script = """
        const rgb = colour => colour.match(/[\d.]+/g).map(Number);
        const linear = value => value <= 0.04045 * 255 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
        const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
        """;

    private const string Measure = """
        (least => {
          const background = element => {
            for (let at = element; at; at = at.parentElement) {
              const colour = rgb(getComputedStyle(at).backgroundColor);
              if (colour[3] !== 0) return colour;
            }
            return [255, 255, 255];
          };
          // A text in a chart may stand on a filled shape, such as a cell of the confusion matrix.
          const shapeBehind = element => {
            const box = element.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2;
            const shape = [...element.closest('svg').querySelectorAll('path')].findLast(path => {
              const area = path.getBoundingClientRect();
              return !path.closest('defs') && path.getAttribute('fill')?.startsWith('#')
                && area.left <= x && x <= area.right && area.top <= y && y <= area.bottom;
            });
            return shape && rgb(getComputedStyle(shape).fill);
          };
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          let texts = 0;
          const faint = [];
          while (walker.nextNode()) {
            const text = walker.currentNode.textContent.trim(), element = walker.currentNode.parentElement;
            if (!text || !element.checkVisibility({ visibilityProperty: true }) || element.closest('script, style, noscript')) continue;
            const style = getComputedStyle(element), svg = element instanceof SVGElement;
            const behind = svg ? shapeBehind(element) ?? background(element) : background(element);
            const [high, low] = [luminance(rgb(svg ? style.fill : style.color)), luminance(behind)].sort((a, b) => b - a);
            texts++;
            const ratio = (high + 0.05) / (low + 0.05);
            if (ratio < least) faint.push(`${ratio.toFixed(2)}: ${text.slice(0, 40)}`);
          }
          return { texts, faint };
        })
        """;

    /// <returns>How light the page itself is: 0 for black, 1 for white.</returns>
    public static Task<double> PageLuminanceAsync(IPage page) =>
        page.EvaluateAsync<double>($"() => {{ {Script} return luminance(rgb(getComputedStyle(document.documentElement).backgroundColor)); }}");

    /// <returns>How many texts were looked at, and those with a smaller ratio.</returns>
    public static async Task<(int Texts, string[] Faint)> MeasureAsync(IPage page, double least)
    {
        var found = await page.EvaluateAsync<JsonElement>($"least => {{ {Script} return {Measure}(least); }}", least);
        var faint = found.GetProperty("faint").EnumerateArray().Select(entry => entry.GetString()!);
        return (found.GetProperty("texts").GetInt32(), [.. faint]);
    }
}
