using Bezoar.Certificates.DeepPartitionAggregation;
using Bezoar.Voting;
using FsCheck;
using FsCheck.Fluent;

namespace Bezoar.Tests.Certificates.DeepPartitionAggregation;

/// <summary>
/// The radius against what an attacker on votes can really do: each changed partition may vote for any class afterwards. The
/// enumeration knows nothing of gaps, halves or ties; it takes the plurality of every table that can be reached.
/// </summary>
public class VoteEnumerationTests
{
    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 4)]
    [InlineData(3, 4)]
    [InlineData(5, 3)]
    [InlineData(6, 4)]
    [InlineData(8, 3)]
    [InlineData(12, 2)]
    public void ExactOnEveryTable(int voters, int classes)
    {
        foreach (var votes in Tables(voters, classes)) Assert.Equal(RadiusByEnumeration(votes), DpaCertificate.Radius(votes).Value);
    }

    /// <summary>The same for an attacker who wants one class and no other.</summary>
    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 4)]
    [InlineData(5, 3)]
    [InlineData(6, 4)]
    [InlineData(8, 3)]
    [InlineData(12, 2)]
    public void ExactAgainstEveryTarget(int voters, int classes)
    {
        foreach (var votes in Tables(voters, classes))
        {
            int[] radii = [.. Enumerable.Range(0, classes).Select(target => DpaCertificate.RadiusAgainst(votes, target).Value)];
            for (var target = 0; target < classes; target++)
                Assert.Equal(StepsUntil(votes, winner => winner == target) - 1, radii[target]);
            Assert.Equal(DpaCertificate.Radius(votes).Value, radii.Where((_, target) => target != VoteTable.Plurality(votes)).Min());
        }
    }

    [Fact]
    public void ExactOnRandomTables()
    {
        var tables =
            from classes in Gen.Choose(2, 5)
            from voters in Gen.Choose(1, 9)
            from labels in Gen.Choose(0, classes - 1).ArrayOf(voters)
            select Enumerable.Range(0, classes).Select(c => labels.Count(label => label == c)).ToArray();
        Prop.ForAll(tables.ToArbitrary(), votes => RadiusByEnumeration(votes) == DpaCertificate.Radius(votes).Value)
            .QuickCheckThrowOnFailure();
    }

    private static int RadiusByEnumeration(int[] votes)
    {
        var before = VoteTable.Plurality(votes);
        return StepsUntil(votes, winner => winner != before) - 1;
    }

    /// <summary>Breadth first over tables: step r holds all tables that r changed votes can reach.</summary>
    private static int StepsUntil(int[] votes, Func<int, bool> isReached)
    {
        var reached = new HashSet<string> { string.Join(',', votes) };
        List<int[]> last = [votes];
        for (var step = 0; ; step++)
        {
            if (last.Any(table => isReached(VoteTable.Plurality(table)))) return step;
            last = [.. last.SelectMany(OneVoteChanged).Where(table => reached.Add(string.Join(',', table)))];
        }
    }

    private static IEnumerable<int[]> OneVoteChanged(int[] votes)
    {
        for (var from = 0; from < votes.Length; from++)
            for (var to = 0; to < votes.Length; to++)
            {
                if (from == to || votes[from] == 0) continue;
                int[] changed = [.. votes];
                changed[from]--;
                changed[to]++;
                yield return changed;
            }
    }

    private static IEnumerable<int[]> Tables(int voters, int classes)
    {
        if (classes == 1) return [[voters]];
        return Enumerable.Range(0, voters + 1)
            .SelectMany(first => Tables(voters - first, classes - 1).Select(rest => (int[])[first, .. rest]));
    }
}
