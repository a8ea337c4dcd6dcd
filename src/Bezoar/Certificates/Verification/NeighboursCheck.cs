namespace Bezoar.Certificates.Verification;

/// <summary>Votes of the nearest neighbours, each of which is another sample.</summary>
internal sealed class NeighboursCheck(int neighbours, int classCount) : CountedVotesCheck(MethodWords.Neighbours, neighbours, classCount)
{
    public override void RequirePossible(MethodClaims claims, DatasetClaims dataset, DatasetFacts? facts)
    {
        if (dataset.TrainCount - dataset.DuplicateCount is { } distinct && claims.Partitions > distinct)
            throw new EvidenceFault($"{claims.Partitions} neighbours of {distinct} distinct training samples");
    }
}
