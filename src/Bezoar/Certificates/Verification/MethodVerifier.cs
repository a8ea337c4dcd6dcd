using System.Globalization;
using System.Security.Cryptography;

namespace Bezoar.Certificates.Verification;

/// <summary>Checks one entry of <c>results</c> and the two files that belong to it.</summary>
internal sealed class MethodVerifier(string folder, MethodClaims claims, DatasetClaims dataset, Checklist checklist)
{
    private readonly string _entry = Text($"result.json ({claims.Method} {claims.Partitions})");

    /// <summary>Goes as far as the evidence can be read: a tampered file is still compared row by row, to say what was changed.</summary>
    public void Verify(DatasetFacts? facts)
    {
        KnownMethod? method = null;
        var isKnown = checklist.Check(_entry, "is of a method that can be verified", () =>
            method = KnownMethod.Find(claims, dataset) ?? throw new EvidenceFault($"cannot verify method {claims.Method}"));
        // Without a known method not even the names of the files can be trusted.
        if (!isKnown) return;
        checklist.Check(_entry, $"promises what {claims.Method} can: threatModel, unit, assumptions", () => RequireWords(method!.Words));
        foreach (var added in claims.Assumptions.Except(method!.Words.Assumptions))
            checklist.LeaveOpen($"{_entry}, a further assumption: {added}");

        VotesEvidence? votes = null;
        if (Load(claims.VotesFile, claims.VotesSha256) is { } votesBytes)
            checklist.Check(
                claims.VotesFile,
                Text($"{dataset.TestCount} rows of {method.RowsAre}"),
                () => votes = RequireRows(VotesEvidence.Parse(votesBytes), method, facts));
        StoredCertificate[]? stored = null;
        if (Load(claims.CertificatesFile, claims.CertificatesSha256) is { } certificateBytes)
            checklist.Check(
                claims.CertificatesFile,
                Text($"{dataset.TestCount} certificates"),
                () => stored = RequireCount(CertificatesEvidence.Parse(certificateBytes)));
        if (votes is not null && stored is not null) Derive(votes, stored, method, facts);
    }

    private void Derive(VotesEvidence votes, StoredCertificate[] stored, KnownMethod method, DatasetFacts? facts)
    {
        var file = claims.CertificatesFile;
        if (facts is not null)
            checklist.Check(file, "every label is the test set's",
                () => RequireRows(stored, facts.TestLabels, row => row.Label, label => label));
        Rederivation? derived = null;
        checklist.Check(file, "every label is a class",
            () => derived = Rederivation.From(votes, [.. stored.Select(row => row.Label)], method, dataset.ClassCount));
        if (derived is null) return;
        checklist.Check(file, "every prediction follows from the votes",
            () => RequireRows(stored, derived.Certificates, row => row.Prediction, row => row.Prediction));
        checklist.Check(file, "every radius follows from the votes",
            () => RequireRows(stored, derived.Certificates, row => row.Radius, row => row.Radius));
        checklist.Equal(_entry, "baseAccuracy", claims.BaseAccuracy, derived.BaseAccuracy);
        checklist.Equal(_entry, "cleanAccuracy", claims.CleanAccuracy, derived.CleanAccuracy);
        checklist.Equal(_entry, "medianCertifiedRadius", claims.Median, derived.RadiiThatHalfReach - 1);
        checklist.Equal(_entry, "medianCertifiedRadiusPaperConvention", claims.MedianPaperConvention, derived.RadiiThatHalfReach);
        checklist.Check(_entry, Text($"certifiedAccuracy, {claims.Curve.Count} points"), () => RequireCurve(derived));
    }

    private byte[]? Load(string file, string sha256)
    {
        byte[]? bytes = null;
        checklist.Check(file, "has the SHA-256 that result.json states", () =>
        {
            bytes = File.ReadAllBytes(Path.Combine(folder, file));
            if (Convert.ToHexStringLower(SHA256.HashData(bytes)) is var actual && actual != sha256)
                throw new EvidenceFault($"result.json says {sha256}, but it is {actual}");
        });
        return bytes;
    }

    private void RequireWords(MethodWords method)
    {
        if (claims.Unit != method.Unit)
            throw new EvidenceFault($"unit is \"{claims.Unit}\", but a radius of {claims.Method} counts {method.Unit}");
        if (claims.ThreatModel != method.ThreatModel)
            throw new EvidenceFault($"threatModel is \"{claims.ThreatModel}\", but that of {claims.Method} is \"{method.ThreatModel}\"");
        var due = dataset.Digest is null ? method.Assumptions.Append(MethodWords.CastElsewhere) : method.Assumptions;
        if (due.Except(claims.Assumptions).FirstOrDefault() is { } missing)
            throw new EvidenceFault($"assumptions lacks \"{missing}\"");
    }

    private VotesEvidence RequireRows(VotesEvidence votes, KnownMethod method, DatasetFacts? facts)
    {
        if (dataset.ClassCount < 2) throw new EvidenceFault($"less than two classes, so that there is nothing to certify");
        method.RequirePossible(claims, dataset, facts);
        if (votes.InputCount != dataset.TestCount || votes.Width != method.Width) throw new EvidenceFault($"{votes.InputCount} rows of {votes.Width} numbers");
        for (var i = 0; i < votes.InputCount; i++) method.Require(votes[i], i);
        method.RequireTogether(votes.Rows);
        return votes;
    }

    private StoredCertificate[] RequireCount(StoredCertificate[] stored) =>
        stored.Length == dataset.TestCount ? stored : throw new EvidenceFault($"{stored.Length} certificates");

    private static void RequireRows<T>(
        StoredCertificate[] stored, IReadOnlyList<T> derived, Func<StoredCertificate, int> says, Func<T, int> should)
    {
        if (stored.Length != derived.Count) throw new EvidenceFault($"{stored.Length} rows, but {derived.Count} test inputs");
        var wrong = Enumerable.Range(0, stored.Length).Where(i => says(stored[i]) != should(derived[i])).ToArray();
        if (wrong is [var first, ..])
            throw new EvidenceFault(
                $"{wrong.Length} of {stored.Length} differ, first test input {first}: {says(stored[first])}, but it is {should(derived[first])}");
    }

    private void RequireCurve(Rederivation derived)
    {
        var (stated, due) = (claims.Curve, derived.Curve);
        for (var i = 0; i < Math.Min(stated.Count, due.Count); i++)
            if (stated[i] != due[i])
                throw new EvidenceFault(
                    $"point {i} says {stated[i].Accuracy} at {stated[i].Radius}, but it is {due[i].Accuracy} at {due[i].Radius}");
        if (stated.Count != due.Count) throw new EvidenceFault($"{stated.Count} points, but it is {due.Count}");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
