namespace Bezoar.Certificates.Verification;

/// <summary>Checks what a result says about its data, where the data is at hand.</summary>
internal static class DatasetVerifier
{
    private const string Subject = "result.json (dataset)";

    /// <returns>The facts that labels are to be checked against, or null where the data is not at hand.</returns>
    public static DatasetFacts? Verify(DatasetClaims claims, DatasetLookup? lookup, Checklist checklist)
    {
        checklist.Check(Subject, "digests and training counts are all there, or all unknown", () => RequireAllOrNone(claims));
        if (claims.Digest is null)
        {
            checklist.LeaveOpen("The data: result.json states no digests, as where votes were handed in, so what they were trained on is unknown. "
                + "True classes are taken from the certificates.");
            return null;
        }
        if (Find(claims.Name, lookup, out var reason) is not { } facts)
        {
            checklist.LeaveOpen($"Digests, counts and labels of the data set {claims.Name}: {reason}.");
            return null;
        }
        checklist.Equal(Subject, "digest", claims.Digest, facts.TrainDigest);
        checklist.Equal(Subject, "testDigest", claims.TestDigest, facts.TestDigest);
        checklist.Equal(Subject, "trainCount", claims.TrainCount, facts.TrainCount);
        checklist.Equal(Subject, "testCount", claims.TestCount, facts.TestLabels.Count);
        checklist.Equal(Subject, "classCount", claims.ClassCount, facts.ClassCount);
        checklist.Equal(Subject, "duplicateCount", claims.DuplicateCount, facts.DuplicateCount);
        return facts;
    }

    private static DatasetFacts? Find(string name, DatasetLookup? lookup, out string reason)
    {
        reason = "no data was handed in";
        try
        {
            return lookup?.Invoke(name);
        }
        catch (BezoarException absent)
        {
            reason = absent.Message;
            return null;
        }
    }

    private static void RequireAllOrNone(DatasetClaims claims)
    {
        object?[] known = [claims.Digest, claims.TestDigest, claims.TrainCount, claims.DuplicateCount];
        if (known.Any(value => value is null) && known.Any(value => value is not null))
            throw new EvidenceFault($"some of digest, testDigest, trainCount and duplicateCount are null and some are not");
    }
}
