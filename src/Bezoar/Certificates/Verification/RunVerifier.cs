using System.Security.Cryptography;

namespace Bezoar.Certificates.Verification;

/// <summary>
/// Holds the folder of a certified run against itself: every prediction, radius and figure is derived again from the stored
/// votes, by code that shares nothing with the code that issued them, down to the readers of the files.
/// </summary>
public static class RunVerifier
{
    private const string ResultName = "result.json";
    private const string ReportName = "report.html";
    private const string ExamplesName = "examples.json";

    // What an interrupted run left stays beside the result of one that could not use it: it may have taken days.
    private static readonly string[] UnfinishedNames = ["base-votes.bin", "partial-votes.bin", "partial-graph-votes.bin", "checkpoint.safetensors"];

    /// <summary>Verifies a folder. What is wrong with the evidence stands in the report, never in an exception.</summary>
    /// <param name="folder">What <c>bezoar certify --out</c> wrote.</param>
    /// <param name="lookup">Finds data sets that are at hand, so that digests of data and the labels can be checked too.</param>
    /// <exception cref="BezoarException">There is no such folder, or a run's that claims no certificate.</exception>
    public static VerificationReport Verify(string folder, DatasetLookup? lookup = null)
    {
        if (!Directory.Exists(folder)) throw Errors.NoRunFolder(folder);
        var checklist = new Checklist();
        string? digest = null;
        RunClaims? claims = null;
        checklist.Check(ResultName, "is a complete bezoar-result/1 of certify", () =>
        {
            var bytes = File.ReadAllBytes(Path.Combine(folder, ResultName));
            if (ResultJson.IsOfTraining(bytes)) throw Errors.NothingToVerify(folder);
            digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
            claims = ResultJson.Read(bytes);
        });
        if (claims is not null)
        {
            checklist.Check(ResultName, "claims nothing twice", () => RefuseRepetition(claims));
            var facts = DatasetVerifier.Verify(claims.Dataset, lookup, checklist);
            foreach (var entry in claims.Results) new MethodVerifier(folder, entry, claims.Dataset, checklist).Verify(facts);
            RefuseStrangers(folder, claims, checklist);
            NameTheRest(folder, claims, checklist);
        }
        return new(folder, digest, checklist.Checks, checklist.NotChecked);
    }

    private static void RefuseRepetition(RunClaims claims)
    {
        var twice = claims.Results.GroupBy(entry => entry.VotesFile).FirstOrDefault(group => group.Count() > 1)?.First();
        if (twice is not null)
            throw new EvidenceFault($"{twice.Method} with {twice.Partitions} partitions stands in results more than once");
    }

    private static void RefuseStrangers(string folder, RunClaims claims, Checklist checklist)
    {
        var vouchedFor = claims.Results.SelectMany(entry => new[] { entry.VotesFile, entry.CertificatesFile })
            .Append(ResultName).Append(ReportName).Append(ExamplesName).Concat(UnfinishedNames).ToHashSet(StringComparer.Ordinal);
        var strangers = Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path))
            .Where(name => !vouchedFor.Contains(name)).Order(StringComparer.Ordinal).ToArray();
        foreach (var stranger in strangers)
            checklist.Check(stranger, "belongs to the run", () => throw new EvidenceFault($"result.json does not name it"));
        if (strangers.Length == 0) checklist.Check("the folder", "holds no file that result.json does not name", () => { });
    }

    private static void NameTheRest(string folder, RunClaims claims, Checklist checklist)
    {
        checklist.LeaveOpen(
            "That the votes come from the named data set and learner: run certify again with the same options and compare votesSha256.");
        checklist.LeaveOpen(
            "That the assumptions hold which result.json lists: docs/soundness.md says what each means and which tests hold it.");
        checklist.LeaveOpen(
            "That this is the folder that was issued, and not a consistent forgery: compare the SHA-256 of result.json with one "
            + "that reached you another way.");
        checklist.LeaveOpen("Version, timings, memory, threads and processor: they are what the writer said.");
        if (File.Exists(Path.Combine(folder, ReportName)))
            checklist.LeaveOpen("report.html and examples.json: they are pictures of the results and no evidence; nothing in them was read.");
        foreach (var name in UnfinishedNames.Where(name => File.Exists(Path.Combine(folder, name))))
            checklist.LeaveOpen($"{name}: unfinished work of another run and no evidence; nothing in it was read.");
        if (claims.UnknownFields.Count > 0)
            checklist.LeaveOpen($"Fields of result.json that are unknown here: {string.Join(", ", claims.UnknownFields)}.");
    }
}
