using System.CommandLine;
using Bezoar.Cli.Commands;

namespace Bezoar.Cli;

internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        var root = new RootCommand("Bezoar: train on data you do not control, and prove what poison it withstands.")
        {
            CertifyCommand.Create(),
            VerifyCommand.Create(),
            ReportCommand.Create(),
            DataCommand.Create(),
        };
        return await Application.RunAsync(root, arguments);
    }
}
