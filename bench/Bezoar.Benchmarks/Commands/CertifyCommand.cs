using System.CommandLine;
using Bezoar.Benchmarks.Measurements;

namespace Bezoar.Benchmarks.Commands;

/// <summary><c>certify</c>: the main job as a whole process.</summary>
internal static class CertifyCommand
{
    private const string Name = "certify";

    // The runs that the published figures stand beside; other data sets run with the default of bezoar.
    private static readonly string[] OfMnist = ["1200", "1200,3000"], OfCifar = ["50,250,1000"];

    public static Command Create()
    {
        var dataset = new Option<string>("--dataset") { Description = "A data set's name", DefaultValueFactory = _ => "mnist" };
        var partitions = new Option<string[]>("--partitions")
        {
            Description = "A run for each list such as 1200,3000; may be given several times. Default for mnist: 1200, and then 1200,3000; for cifar10: 50,250,1000",
            HelpName = "K[,K…]",
        };
        var checks = new Option<string[]>("--checks")
        {
            Description = $"Repeat the first run under these conditions and compare votes: {string.Join(", ", CertifyBenchmarkOptions.AllChecks)}, or none",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => CertifyBenchmarkOptions.AllChecks,
        };
        checks.AcceptOnlyFromAmong([.. CertifyBenchmarkOptions.AllChecks, "none"]);
        var further = new Argument<string[]>("OPTION") { Description = "After --: passed on to every run, such as -- --copies 2" };
        var command = MeasureCommands.Create(Name, "'./bezoar certify' from start to report: time, memory, figures, and the same votes under other conditions.",
            [dataset, partitions, checks], (session, parsed) =>
            {
                var name = parsed.GetRequiredValue(dataset);
                string[] lists = parsed.GetValue(partitions) is { Length: > 0 } given ? given : name switch { "mnist" => OfMnist, "cifar10" => OfCifar, _ => [""] };
                new CertifyBenchmark(session, new(
                    name, lists, [.. parsed.GetValue(checks)!.Where(check => check != "none")], parsed.GetValue(further)!, $"{Name} {Typed(parsed)}".TrimEnd())).Run();
            });
        command.Arguments.Add(further);
        return command;
    }

    private static string Typed(ParseResult parsed) =>
        string.Join(' ', parsed.Tokens.SkipWhile(token => token.Value != Name).Skip(1).Select(token => token.Value));
}
