using System.CommandLine;
using Bezoar.Cli.Help;
using Bezoar.Reports;

namespace Bezoar.Cli.Commands;

/// <summary><c>bezoar report DIR</c>.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var directory = new Argument<string>("DIR") { Description = "The folder that 'bezoar certify', 'bezoar train' or 'bezoar evaluate' wrote" };
        var command = new ToolCommand("report", "Render the report of a run again", "bezoar report runs/digits", """
            Renders DIR/report.html again from the other files of a run's folder and prints its path.
            """) { directory };
        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.WriteLine(RunReport.Write(parsed.GetRequiredValue(directory)));
            return ExitCode.Done;
        });
        return command;
    }
}
