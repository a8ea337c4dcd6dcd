using Bezoar.Certificates;
using Bezoar.Certificates.DeepPartitionAggregation;
using Bezoar.Voting;

namespace Bezoar.Tests.Certificates.DeepPartitionAggregation;

public class DpaCertificateTests
{
    [Fact]
    public void GivesTheReferenceRadii()
    {
        foreach (var item in CertificateReference.Cases("dpa"))
        {
            var counts = item.Int32s("counts");
            Assert.Equal(item.Int32("prediction"), VoteTable.Plurality(counts));
            Assert.Equal(item.Int32("radius"), DpaCertificate.Radius(counts).Value);
        }
    }

    [Fact]
    public void WrongPredictionHasRadiusMinusOne()
    {
        var certificates = DpaCertificate.Certify(new(3, [1, 5, 0, 4, 1, 1]), [0, 0]);
        Assert.Equal([new(0, 1, CertifiedRadius.Wrong), new Certificate(0, 0, new(1))], certificates);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void TieGoesToTheSmallerClassAndWithstandsNothing(int other)
    {
        int[] votes = [0, 0, 0];
        votes[other] = votes[2] = 7;
        Assert.Equal(other, VoteTable.Plurality(votes));
        Assert.Equal(0, DpaCertificate.Radius(votes).Value);
    }

    [Fact]
    public void LargestCountsDoNotOverflow()
    {
        Assert.Equal((int.MaxValue - 1) / 2, DpaCertificate.Radius([0, int.MaxValue]).Value);
        Assert.Equal(int.MaxValue / 2, DpaCertificate.Radius([int.MaxValue, 0]).Value);
    }

    [Fact]
    public void SingleClassIsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => DpaCertificate.Radius([5]).Value);
        Fails.With(() => new VoteTable(1, [5, 5]), "at least two");
    }

    [Fact]
    public void LabelsMustFitTheVotes()
    {
        var votes = new VoteTable(2, [3, 0, 1, 2]);
        Fails.With(() => DpaCertificate.Certify(votes, [0]), "2 test inputs but 1 labels");
        Fails.With(() => DpaCertificate.Certify(votes, [0, 2]), "test input 1 has label 2");
        Fails.With(() => DpaCertificate.Certify(votes, [-1, 1]), "test input 0 has label -1");
    }
}
