using Bezoar.Certificates.KernelVotes;
using Bezoar.Voting;

namespace Bezoar.Tests.Certificates.KernelVotes;

public class KernelVotesCertificateTests
{
    [Fact]
    public void GivesTheReferenceRadii()
    {
        foreach (var item in CertificateReference.Cases("kernelVotes"))
        {
            var sums = item.Int32s("sums");
            Assert.Equal(item.Int32("prediction"), VoteTable.Plurality(sums));
            Assert.Equal(item.Int32("radius"), KernelVotesCertificate.Radius(sums, item.Int32("unit")).Value);
        }
    }

    /// <summary>Every sum of so many weights of 0 … W that can be added or, if there is enough of it, taken away.</summary>
    [Fact]
    public void ExactForSumsThatConsistOfWholeUnits()
    {
        const int Unit = 3;
        for (var a = 0; a <= 5; a++)
            for (var b = 0; b <= 5; b++)
                for (var c = 0; c <= 5; c++)
                {
                    int[] sums = [a * Unit, b * Unit, c * Unit];
                    Assert.Equal(RadiusByEnumeration(sums, Unit), KernelVotesCertificate.Radius(sums, Unit).Value);
                }
    }

    private static int RadiusByEnumeration(int[] sums, int unit)
    {
        var before = VoteTable.Plurality(sums);
        List<int[]> reached = [sums];
        for (var steps = 0; ; steps++)
        {
            if (reached.Any(each => VoteTable.Plurality(each) != before)) return steps - 1;
            reached = [.. reached.SelectMany(each => OneChanged(each, unit)).DistinctBy(each => string.Join(',', each))];
        }
    }

    private static IEnumerable<int[]> OneChanged(int[] sums, int unit)
    {
        for (var c = 0; c < sums.Length; c++)
            for (var weight = -unit; weight <= unit; weight++)
            {
                if (sums[c] + weight < 0) continue;
                int[] changed = [.. sums];
                changed[c] += weight;
                yield return changed;
            }
    }
}
