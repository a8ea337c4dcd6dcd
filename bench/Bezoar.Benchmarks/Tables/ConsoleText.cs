using Bezoar.Benchmarks.Results;

namespace Bezoar.Benchmarks.Tables;

/// <summary>What commands print, as a console shows it.</summary>
internal static class ConsoleText
{
    private const string Evidence = "✓ certificates-";

    public static string Certify(NewcomerResult newcomer) => Block(newcomer.Console[0].Command, newcomer.Console[0].Output);

    /// <summary>The last checks on the certificates and the verdict; the whole is long.</summary>
    public static string Verify(NewcomerResult newcomer)
    {
        var (command, output) = (newcomer.Console[1].Command, newcomer.Console[1].Output);
        return Block(command, ["…", .. output.Where(line => line.StartsWith(Evidence, StringComparison.Ordinal)), "…", output[^1]]);
    }

    public static string Mnist(CertificationResult mnist) => Block(mnist.Runs[0].Command, mnist.Runs[0].Output);

    private static string Block(string command, IEnumerable<string> output) =>
        string.Join('\n', ["```console", $"$ {command}", .. output, "```"]);
}
