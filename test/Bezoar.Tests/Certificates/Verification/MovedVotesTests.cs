using Bezoar.Certificates.DeepPartitionAggregation;
using Bezoar.Certificates.Verification;
using Bezoar.Voting;
using FsCheck;
using FsCheck.Fluent;

namespace Bezoar.Tests.Certificates.Verification;

public class MovedVotesTests
{
    [Fact]
    public void SearchAndFormulaAgree()
    {
        var counts = Gen.OneOf(Gen.Choose(0, 3), Gen.Choose(0, 2000), Gen.Choose(int.MaxValue - 2, int.MaxValue));
        var tables = Gen.Choose(2, 12).SelectMany(classes => counts.ArrayOf(classes)).Where(votes => votes.Any(count => count > 0));
        Prop.ForAll(tables.ToArbitrary(), votes =>
        {
            var winner = VoteTable.Plurality(votes);
            return MovedVotes.Winner(votes) == winner && MovedVotes.Withstood(votes, winner) == DpaCertificate.Radius(votes).Value;
        }).QuickCheckThrowOnFailure();
    }
}
