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

    /// <summary>Breadth first over tables: step r holds all tables that r changed votes can reach.</summary>
    private static int RadiusByEnumeration(int[] votes)
    {
        var winner = VoteTable.Plurality(votes);
        var reached = new HashSet<string> { string.Join(',', votes) };
        List<int[]> last = [votes];
        for (var radius = 0; ; radius++)
        {
            if (last.Any(table => VoteTable.Plurality(table) != winner)) return radius - 1;
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
