namespace Bezoar.Cli.Help;

/// <summary>Writes text and tables that fit a width.</summary>
internal sealed class HelpText(TextWriter output, int width)
{
    /// <summary>Keeps two words on one line.</summary>
    public const char HardSpace = '\u00a0';

    private const int Indent = 2;

    /// <summary>Text in a column narrower than this reads badly: it then goes below its label.</summary>
    private const int NarrowestColumn = 40;

    public void Heading(string title) => output.WriteLine(title + ":");

    /// <summary>A line to copy: never broken.</summary>
    public void Verbatim(string line) => output.WriteLine("  " + line);

    public void BlankLine() => output.WriteLine();

    public void Paragraph(string text) => Fill("", 0, text);

    /// <summary>Labels beside their texts, or above them where there is not enough room; nothing where there are no rows.</summary>
    public void Table(string title, IEnumerable<HelpRow> content)
    {
        HelpRow[] rows = [.. content];
        if (rows.Length == 0) return;
        BlankLine();
        Heading(title);
        var longest = 0;
        foreach (var row in rows) longest = Math.Max(longest, row.Label.Length);
        var column = Indent + longest + 2;
        var isBeside = width - column >= NarrowestColumn;
        foreach (var row in rows)
        {
            if (!isBeside) Verbatim(row.Label);
            Fill(isBeside ? "  " + row.Label : "", isBeside ? column : 3 * Indent, row.Text);
        }
    }

    /// <summary>Writes words from a column on, beginning a new line whenever one is full.</summary>
    private void Fill(string line, int column, string text)
    {
        line = line.PadRight(column);
        foreach (var word in text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > column && line.Length + 1 + word.Length > width)
            {
                Write(line);
                line = new string(' ', column);
            }
            line += line.Length > column ? " " + word : word;
        }
        Write(line);
    }

    private void Write(string line) => output.WriteLine(line.Replace(HardSpace, ' '));
}
