using System.CommandLine;

namespace Bezoar.Cli.Commands;

internal static class ReportCommand
{
    public static Command Create() => new("report");
}
