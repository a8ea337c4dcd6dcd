using Bezoar.Certificates;
using Bezoar.Reports;
using Bezoar.Voting;

namespace Bezoar.Tests.Reports;

public class ExampleSelectionTests
{
    [Fact]
    public void EachGroupIsInOrderAndTiesGoToTheSmallerIndex()
    {
        // Twenty correct inputs, radii 0 0 1 1 2 2 …, then four wrong ones with 6, 9, 9, 7 votes for the wrong class.
        var certificates = Enumerable.Range(0, 20).Select(i => new Certificate(0, 0, new(i / 2)))
            .Concat(Enumerable.Repeat(new Certificate(0, 1, CertifiedRadius.Wrong), 4)).ToArray();
        int[] wrongVotes = [6, 9, 9, 7];
        var rows = Enumerable.Repeat((int[])[10, 0], 20).Concat(wrongVotes.Select(n => (int[])[10 - n, n]));
        var votes = new VoteTable(2, [.. rows.SelectMany(row => row)]);
        var selection = ExampleSelection.From(certificates, votes);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], selection.Hardest);
        Assert.Equal([18, 19, 16, 17, 14, 15, 12, 13], selection.Safest);
        Assert.Equal([21, 22, 23, 20], selection.Wrong);
    }

    [Fact]
    public void NoInputStandsInTwoGroups()
    {
        var selection = ExampleSelection.From([new(0, 0, new(5)), new(0, 0, new(5))], new(2, [10, 0, 10, 0]));
        Assert.Equal([0, 1], selection.Hardest);
        Assert.Empty(selection.Safest);
        Assert.Empty(selection.Wrong);
    }
}
