using Bezoar.Tests.Numerics;

namespace Bezoar.Tests.Learning.KernelRidge;

/// <inheritdoc cref="NumericsDeterminismTests"/>
[Trait("Category", "Determinism")]
public class KernelRidgeDeterminismTests
{
    [Fact]
    public void FromImagesToVotes()
    {
        int[] partitions = [3, 5];
        var (train, test) = (Blobs.Create(60, 1), Blobs.Create(40, 2));
        using var ensemble = Ensembles.Fit(train, partitions, threads: 2);
        float[] coefficients =
        [
            .. from k in Enumerable.Range(0, partitions.Length)
               from partition in Enumerable.Range(0, partitions[k])
               from number in ensemble.CoefficientsOf(k, new(partition))
               select number,
        ];
        Assert.Equal("769d7b415eb4bee97a45cb2a384f7d35", Bits.Hash<float>(coefficients));
        int[] votes = [.. Ensembles.Votes(train, test, partitions).SelectMany(counts => counts)];
        Assert.Equal("4180473e8d05f612c0ae9a00c773833f", Bits.Hash<int>(votes));
    }
}
