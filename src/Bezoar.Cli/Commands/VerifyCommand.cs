using System.CommandLine;

namespace Bezoar.Cli.Commands;

internal static class VerifyCommand
{
    public static Command Create() => new("verify");
}
