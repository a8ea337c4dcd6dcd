using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bezoar.Certificates.Verification;
using Bezoar.Cli.Data;
using Bezoar.Cli.Help;
using Bezoar.Data;

namespace Bezoar.Cli.Commands;

internal static class VerifyCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "What 'bezoar certify --out DIR' wrote" };
        var dataRoot = DataRootOption.Create();
        var json = new Option<bool>("--json") { Description = "Print the outcome as one JSON object" };
        var command = new ToolCommand("verify", "Check the evidence of a certified run without trusting who wrote it", "bezoar verify runs/digits", """
            Derives every prediction, radius and figure of a certified run again from its stored votes, with code that
            shares nothing with the code that issued them, checks all digests, and says what it could not check. Where the
            data set is on this machine, its digests and labels are checked too. Ends with exit code 2 where a file is
            missing, damaged, changed or not accounted for, and names it.
            """) { folder, dataRoot, json };
        command.SetAction(parsed =>
        {
            var report = RunVerifier.Verify(parsed.GetRequiredValue(folder), LookIn(DataRootOption.Resolve(parsed.GetValue(dataRoot))));
            parsed.InvocationConfiguration.Output.Write(parsed.GetValue(json) ? JsonSerializer.Serialize(report, Json) + "\n" : Describe(report));
            report.RequirePassed();
            return ExitCode.Done;
        });
        return command;
    }

    private static DatasetLookup LookIn(DataRoots roots) => name =>
    {
        var (_, train, test) = DatasetCatalog.Default.Read(name, roots);
        var repeated = DuplicateCount.Of(train);
        return new(train.Digest, test.Digest, train.Count, train.ClassCount, repeated.SameLabel, repeated.OtherLabel, [.. test.Labels]);
    };

    private static string Describe(VerificationReport report)
    {
        var text = new StringWriter { NewLine = "\n" };
        var width = report.Checks.Max(check => check.Subject.Length);
        foreach (var check in report.Checks)
        {
            text.WriteLine($"{(check.Passed ? '✓' : '✗')} {check.Subject.PadRight(width)}  {check.Claim}");
            if (!check.Passed) text.WriteLine($"  {new string(' ', width)}  → {check.Finding}");
        }
        if (report.NotChecked.Count > 0) text.WriteLine("\nNot checked, because the folder alone cannot show it:");
        foreach (var matter in report.NotChecked) text.WriteLine($"- {matter}");
        if (report.ResultSha256 is { } digest) text.WriteLine($"\nSHA-256 of result.json: {digest}");
        if (report.Passed) text.WriteLine($"Verified: all {report.Checks.Count} checks passed.");
        return text.ToString();
    }
}
