using System.CommandLine;

namespace Bezoar.Cli.Commands;

internal static class DataCommand
{
    public static Command Create() => new("data");
}
