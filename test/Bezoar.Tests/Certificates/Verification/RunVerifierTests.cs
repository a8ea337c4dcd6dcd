using System.Text;
using Bezoar.Certificates.Verification;

namespace Bezoar.Tests.Certificates.Verification;

public class RunVerifierTests
{
    [Fact]
    public void AcceptsWhatWasIssued()
    {
        using var run = new IssuedRun(9, 50);
        var report = run.Verify();
        Assert.All(report.Checks, check => Assert.True(check.Passed, $"{check.Subject}: {check.Claim}: {check.Finding}"));
        report.RequirePassed();
        Assert.Contains(report.NotChecked, matter => matter.Contains("votes come from", StringComparison.Ordinal));
        Assert.Contains(report.NotChecked, matter => matter.Contains("report.html", StringComparison.Ordinal));
        Assert.Contains(report.NotChecked, matter => matter.Contains("the data set toy", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("result.json")]
    [InlineData("votes-dpa-9.npy")]
    [InlineData("certificates-dpa-50.csv")]
    public void NamesAMissingFile(string file)
    {
        using var run = new IssuedRun(9, 50);
        File.Delete(run[file]);
        AssertFails(run, file, "the file is missing");
    }

    [Theory]
    [InlineData("result.json")]
    [InlineData("votes-dpa-9.npy")]
    [InlineData("certificates-dpa-9.csv")]
    public void NamesATruncatedFile(string file)
    {
        using var run = new IssuedRun(9);
        foreach (var kept in new[] { 300, 60, 5, 0 })
        {
            run.Tamper(file, bytes => bytes[..Math.Min(kept, bytes.Length - 1)]);
            AssertFails(run, file);
        }
    }

    [Theory]
    [InlineData("votes-dpa-1200.npy")]
    [InlineData("notes.txt")]
    public void NamesAnExtraFile(string file)
    {
        using var run = new IssuedRun(9);
        File.WriteAllText(run[file], "");
        AssertFails(run, file, "does not name it");
    }

    [Fact]
    public void ReportIsNotEvidence()
    {
        using var run = new IssuedRun(9);
        File.Delete(run["report.html"]);
        run.Verify().RequirePassed();
        Fails.With(() => RunVerifier.Verify(run["nowhere"]), "nowhere", "no such folder");
    }

    [Fact]
    public void SeesThroughADigestThatWasMadeToFit()
    {
        using var run = new IssuedRun(9);
        run.Forge("certificates-dpa-9.csv", "certificatesSha256", text => text.Replace("\n3,3,3,", "\n3,3,3,1", StringComparison.Ordinal));
        AssertFails(run, "certificates-dpa-9.csv", "1 of 40 differ, first test input 3");
    }

    [Fact]
    public void SeesThroughForgedVotes()
    {
        using var run = new IssuedRun(9);
        // The last row gets all nine votes for its label: a certificate of its own, but not the one that was issued.
        run.Forge("votes-dpa-9.npy", "votesSha256", text => text[..^16] + "\0\0\0\0\0\0\0\0\0\0\0\0\u0009\0\0\0");
        AssertFails(run, "certificates-dpa-9.csv", "first test input 39");
    }

    [Theory]
    [InlineData("\n0,0,", "\n0,7,", "4 classes")]
    [InlineData("\n0,0,", "\n1,0,", "where 0 is due")]
    [InlineData("\n0,0,", "\n0,0.0,", "not four whole numbers")]
    [InlineData("index,", "number,", "first line")]
    public void RefusesCertificatesThatAreNone(string old, string forged, string finding)
    {
        using var run = new IssuedRun(9);
        run.Forge("certificates-dpa-9.csv", "certificatesSha256", text => text.Replace(old, forged, StringComparison.Ordinal));
        AssertFails(run, "certificates-dpa-9.csv", finding);
    }

    [Theory]
    [InlineData("'<i4'", "'>i4'", "not a table of little-endian int32")]
    [InlineData("False", "True ", "not a table of little-endian int32")]
    [InlineData("(40, 4)", "(41, 4)", "656")]
    [InlineData("(40, 4)", "(4, 40)", "4 rows of 40")]
    [InlineData("(40, 4), }        ", "(4000000000, 8),} ", "128000000000")]
    [InlineData("NUMPY\u0001", "NUMPY\u0003", "format 3.0")]
    [InlineData("NUMPY", "numpy", "not a NumPy file")]
    public void RefusesVotesThatAreNone(string old, string forged, string finding)
    {
        using var run = new IssuedRun(9);
        run.Forge("votes-dpa-9.npy", "votesSha256", text => text.Replace(old, forged, StringComparison.Ordinal));
        AssertFails(run, "votes-dpa-9.npy", finding);
    }

    [Fact]
    public void ATableOfManyRowsAndNoColumnsIsRefusedBeforeItIsMade()
    {
        using var run = new IssuedRun(9);
        const string Header = "{'descr': '<i4', 'fortran_order': False, 'shape': (9223372036854775807, 0), }\n";
        run.Forge("votes-dpa-9.npy", "votesSha256", _ => $"\u0093NUMPY\u0001\0{(char)Header.Length}\0{Header}");
        AssertFails(run, "votes-dpa-9.npy", "rows without numbers");
    }

    [Fact]
    public void FurtherAssumptionsAreNamedAsUnchecked()
    {
        using var run = new IssuedRun(9);
        run.TamperJson(root => root["results"]![0]!["assumptions"]!.AsArray().Add("The moon is full."));
        Assert.Contains(run.Verify().NotChecked, matter => matter.Contains("The moon is full.", StringComparison.Ordinal));
    }

    [Fact]
    public void UnknownFieldsAreNamedAsUnchecked()
    {
        using var run = new IssuedRun(9);
        run.TamperJson(root => root["results"]![0]!["asGoodAs"] = "gold");
        var report = run.Verify();
        report.RequirePassed();
        Assert.Contains(report.NotChecked, matter => matter.Contains("results[0].asGoodAs", StringComparison.Ordinal));
    }

    [Fact]
    public void TextsFromTheFolderCannotForgeALine()
    {
        using var run = new IssuedRun(9);
        const string Forged = "x\n✓ all is well\u001b[2K\u202e\u2028";
        File.WriteAllText(run["y\n✓ fine"], "");
        run.TamperJson(root =>
        {
            root["dataset"]!["name"] = Forged;
            root["results"]![0]!["unit"] = Forged;
            root["results"]![0]![Forged] = 1;
            root["results"]![0]!["assumptions"]!.AsArray().Add(Forged);
            root["results"]!.AsArray().Add(root["results"]![0]!.DeepClone());
            root["results"]![1]!["method"] = Forged;
        });
        var report = run.Verify(name => throw Errors.EmptyDataset(name));
        var printed = report.Checks.SelectMany(check => new[] { check.Subject, check.Claim, check.Finding })
            .Concat(report.NotChecked).ToArray();
        Assert.True(printed.Count(text => text.Contains("✓ ", StringComparison.Ordinal)) >= 6);
        Assert.All(printed, text => Assert.Equal(-1, text.AsSpan().IndexOfAny("\n\u001b\u202e\u2028")));
        Fails.With(report.RequirePassed, "fine");
    }

    [Fact]
    public void AFieldThatStandsTwiceIsRefused()
    {
        using var run = new IssuedRun(9);
        run.Tamper("result.json", bytes => Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(bytes).Replace("\"partitions\"", "\"partitions\": 9, \"partitions\"", StringComparison.Ordinal)));
        AssertFails(run, "result.json", "partitions");
    }

    [Fact]
    public void AFieldWhoseNameIsNoTextIsRefused()
    {
        using var run = new IssuedRun(9);
        run.Tamper("result.json", bytes => Encoding.Latin1.GetBytes(
            Encoding.Latin1.GetString(bytes).Replace("\"seconds\"", "\"secon\u00d7\"", StringComparison.Ordinal)));
        AssertFails(run, "result.json", "not UTF-8");
    }

    [Fact]
    public void AnEntryThatStandsTwiceIsRefused()
    {
        using var run = new IssuedRun(9);
        run.TamperJson(root => root["results"]!.AsArray().Add(root["results"]![0]!.DeepClone()));
        AssertFails(run, "result.json", "more than once");
    }

    [Fact]
    public void ChecksTheDataWhereItIsAtHand()
    {
        using var run = new IssuedRun(9);
        var facts = new DatasetFacts(new('a', 64), new('b', 64), 1000, IssuedRun.Classes, 0, 0, run.Labels);
        var report = run.Verify(name => name == "toy" ? facts : throw new InvalidOperationException(name));
        report.RequirePassed();
        Assert.DoesNotContain(report.NotChecked, matter => matter.Contains("data set toy", StringComparison.Ordinal));

        AssertFails(run, "result.json (dataset)", "it is cccc", facts with { TrainDigest = new('c', 64) });
        AssertFails(run, "result.json (dataset)", "it is cccc", facts with { TestDigest = new('c', 64) });
        AssertFails(run, "result.json (dataset)", "it is 999", facts with { TrainCount = 999 });
        AssertFails(run, "result.json (dataset)", "it is 5", facts with { ClassCount = 5 });
        AssertFails(run, "result.json (dataset)", "it is 3", facts with { DuplicateCount = 3 });
        int[] labels = [.. run.Labels];
        labels[17] = 0;
        AssertFails(run, "certificates-dpa-9.csv", "first test input 17: 1, but it is 0", facts with { TestLabels = labels });
    }

    [Fact]
    public void SaysWhyTheDataIsNotAtHand()
    {
        using var run = new IssuedRun(9);
        var report = run.Verify(name => throw Errors.EmptyDataset(name));
        report.RequirePassed();
        Assert.Contains(report.NotChecked, matter => matter.Contains("toy: no samples", StringComparison.Ordinal));
    }

    [Fact]
    public void VotesWithoutTheirDataAreSaidToBeSo()
    {
        using var run = new IssuedRun(9);
        run.TamperJson(root =>
        {
            foreach (var name in new[] { "digest", "testDigest", "trainCount", "duplicateCount" }) root["dataset"]![name] = null;
            root["results"]![0]!["assumptions"]!.AsArray().Add("The votes were cast elsewhere: that whoever cast them kept these assumptions cannot be seen from the votes.");
        });
        var report = run.Verify();
        report.RequirePassed();
        Assert.Contains(report.NotChecked, matter => matter.Contains("votes were handed in", StringComparison.Ordinal));
        run.TamperJson(root => root["dataset"]!["trainCount"] = 1000);
        AssertFails(run, "result.json (dataset)", "some of digest");
    }

    private static void AssertFails(IssuedRun run, string subject, string finding = "", DatasetFacts? facts = null)
    {
        var report = run.Verify(facts is null ? null : _ => facts);
        Assert.Contains(report.Checks, check =>
            !check.Passed && check.Subject == subject && check.Finding.Contains(finding, StringComparison.Ordinal));
        Fails.With(report.RequirePassed, run.Path, subject, "not verified");
    }
}
