using System.CommandLine;

namespace Bezoar.Cli.Commands;

internal static class CertifyCommand
{
    public static Command Create() => new("certify");
}
