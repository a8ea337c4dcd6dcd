using System.CommandLine;
using Bezoar.Benchmarks.Tables;

namespace Bezoar.Benchmarks.Commands;

/// <summary><c>tables</c>: from results to the pages for readers.</summary>
internal static class TablesCommand
{
    public static Command Create()
    {
        var command = new Command("tables", "Writes the marked tables of README.md and docs/ again from results/ and from the code.");
        command.SetAction(parsed =>
        {
            File.WriteAllText(FrontierPicture.File, FrontierPicture.Of(new GeneratedText(".").Methods));
            File.WriteAllText(SmoothingPicture.File, SmoothingPicture.Of(new GeneratedText(".").Methods));
            foreach (var (file, picture) in new GeneratedText(".").FrogsPictures) File.WriteAllText(file, picture);
            foreach (var page in Pages.Below("."))
            {
                var text = File.ReadAllText(page);
                var rewritten = MarkedRegions.Rewrite(text, new GeneratedText(".").For);
                if (rewritten == text) continue;
                File.WriteAllText(page, rewritten);
                parsed.InvocationConfiguration.Output.WriteLine(page);
            }
        });
        return command;
    }
}
