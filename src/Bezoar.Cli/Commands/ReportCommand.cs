using System.CommandLine;
using Bezoar.Reports;

namespace Bezoar.Cli.Commands;

/// <summary><c>bezoar report DIR</c>.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var directory = new Argument<string>("DIR") { Description = "The folder that 'bezoar certify --out DIR' wrote." };
        var command = new Command("report", """
            Example:
              bezoar report runs/mnist

            Renders DIR/report.html again from the other files of a run's folder and prints its path.
            """)
        { directory };
        command.SetAction(parsed =>
        {
            Console.Out.WriteLine(RunReport.Write(parsed.GetRequiredValue(directory)));
            return ExitCode.Done;
        });
        return command;
    }
}
