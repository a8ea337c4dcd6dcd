namespace Bezoar.Certificates.Verification;

/// <summary>One claim of a run's folder, held against what was re-derived.</summary>
/// <param name="Subject">The file that makes the claim, and of <c>result.json</c> the entry.</param>
/// <param name="Claim">What it says.</param>
/// <param name="Passed">Whether it is so.</param>
/// <param name="Finding">What was found instead; empty where the claim holds.</param>
public sealed record VerificationCheck(string Subject, string Claim, bool Passed, string Finding);

/// <summary>What came out of verifying a run's folder.</summary>
/// <param name="Folder">The folder as the user named it.</param>
/// <param name="ResultSha256">
/// SHA-256 of <c>result.json</c>, which holds the digests of all other evidence: compare it with one that reached you another way.
/// Null where the file cannot be read.
/// </param>
/// <param name="Checks">Every claim that was checked, in the order of checking.</param>
/// <param name="NotChecked">What the folder alone cannot show, each with what to do about it.</param>
public sealed record VerificationReport(
    string Folder, string? ResultSha256, IReadOnlyList<VerificationCheck> Checks, IReadOnlyList<string> NotChecked)
{
    /// <summary>Whether every check passed.</summary>
    public bool Passed => Checks.All(check => check.Passed);

    /// <summary>For callers that must not go on with evidence that does not hold.</summary>
    /// <exception cref="BezoarException">A check failed; names every file and entry that is concerned.</exception>
    public void RequirePassed()
    {
        var failed = Checks.Where(check => !check.Passed).ToArray();
        if (failed.Length > 0)
            throw Errors.NotVerified(Folder, failed.Length, Checks.Count, failed.Select(check => check.Subject).Distinct());
    }
}
