namespace Bezoar.Reports;

/// <summary>The parts of the page that are files of their own and travel inside the library.</summary>
internal static class EmbeddedText
{
    public static string Stylesheet => Read("Bezoar.Reports.report.css") ?? throw new InvalidOperationException("no stylesheet embedded");

    /// <summary>The bundled charts; null where the library was built without npm.</summary>
    public static string? Charts => Read("Bezoar.Reports.charts.js");

    private static string? Read(string name)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(name);
        if (stream is null) return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
