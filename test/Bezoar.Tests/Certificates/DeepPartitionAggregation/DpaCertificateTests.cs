using System.Text.Json;
using Bezoar.Certificates;
using Bezoar.Certificates.DeepPartitionAggregation;
using Bezoar.Voting;

namespace Bezoar.Tests.Certificates.DeepPartitionAggregation;

public class DpaCertificateTests
{
    [Fact]
    public void GivesTheReferenceRadii()
    {
        using var reference = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Certificates", "certificates.json")));
        var cases = reference.RootElement.GetProperty("dpa").EnumerateArray().ToArray();
        Assert.NotEmpty(cases);
        foreach (var item in cases)
        {
            int[] counts = [.. item.GetProperty("counts").EnumerateArray().Select(count => count.GetInt32())];
            Assert.Equal(item.GetProperty("prediction").GetInt32(), VoteTable.Plurality(counts));
            Assert.Equal(item.GetProperty("radius").GetInt32(), DpaCertificate.Radius(counts).Value);
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
