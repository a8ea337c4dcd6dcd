using Bezoar.Tests.Numerics;
using static Bezoar.Tests.Learning.Networks.Ensembles.TinyEnsembles;

namespace Bezoar.Tests.Learning.Networks.Ensembles;

/// <inheritdoc cref="NumericsDeterminismTests"/>
[Trait("Category", "Determinism")]
public class NetworkEnsembleDeterminismTests
{
    [Fact]
    public void FromImagesToVotes()
    {
        Assert.Equal("d8024c5bf6523d42ea1a346f3fdeae63", Bits.Hash<float>(Weights(Train, 1)));
        Assert.Equal("7740f232d0dfcf3eb3f4b0c5029c0507", Bits.Hash<int>(Counts(Train, Test)));
    }
}
