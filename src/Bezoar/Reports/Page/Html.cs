using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Bezoar.Reports.Page;

/// <summary>A piece of markup. Text that is put into one is encoded, so that no name or path can become markup by accident.</summary>
internal readonly record struct Html(string Markup)
{
    public static Html Empty { get; } = new("");

    public static Html Of(HtmlBuilder builder) => builder.ToHtml();

    public static Html Join(IEnumerable<Html> parts) => new(string.Join('\n', parts.Select(part => part.Markup)));

    public override string ToString() => Markup;
}

/// <summary>Lets <c>Html.Of($"…{text}…")</c> encode every value that is not markup already.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlBuilder(int literalLength, int formattedCount)
{
    private readonly StringBuilder _markup = new(literalLength + 16 * formattedCount);

    public void AppendLiteral(string markup) => _markup.Append(markup);

    public void AppendFormatted(Html html) => _markup.Append(html.Markup);

    public void AppendFormatted(IEnumerable<Html> parts) => _markup.Append(Html.Join(parts).Markup);

    public void AppendFormatted(string? text) => _markup.Append(WebUtility.HtmlEncode(text));

    public void AppendFormatted(int number) => _markup.Append(number.ToString(CultureInfo.InvariantCulture));

    public Html ToHtml() => new(_markup.ToString());
}
