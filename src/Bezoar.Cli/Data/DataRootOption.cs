using System.CommandLine;
using Bezoar.Data;

namespace Bezoar.Cli.Data;

/// <summary>The option of every command that reads a data set by name. The environment is read here and nowhere deeper.</summary>
internal static class DataRootOption
{
    public static Option<string?> Create() => new("--data-root")
    {
        Description = "Folder in which named data sets are looked for first, then $BEZOAR_DATA, then ~/.cache/bezoar/data",
        HelpName = "DIR",
    };

    public static DataRoots Resolve(string? option) => DataRoots.From(
        option,
        Environment.GetEnvironmentVariable("BEZOAR_DATA"),
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));
}
