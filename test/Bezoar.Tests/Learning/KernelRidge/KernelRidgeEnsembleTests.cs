using System.Runtime.InteropServices;
using Bezoar.Data;
using Bezoar.Features;
using Bezoar.Learning.KernelRidge;
using Bezoar.Numerics;
using Bezoar.Partitioning;
using Bezoar.Voting;

namespace Bezoar.Tests.Learning.KernelRidge;

public class KernelRidgeEnsembleTests
{
    // More test inputs than a block has, and with two copies more training vectors than a tile has.
    private static readonly Dataset Train = Blobs.Create(200, 1), Test = Blobs.Create(250, 2);

    [Fact]
    public void LearnsSomething()
    {
        var votes = new VoteTable(4, Ensembles.Votes(Train, Test, [5])[0]);
        Assert.InRange(votes.BaseAccuracy(Test.Labels), 0.8, 1);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(61)]
    public void HasTheBitsOfTheScalarDefinition(int partitions) =>
        AssertEqualsDefinition(Train, Test, partitions, Ensembles.Options);

    [Fact]
    public void MoreClassesThanOneVectorHolds() =>
        AssertEqualsDefinition(Blobs.Create(150, 3, 20), Blobs.Create(30, 4, 20), 4, Ensembles.Options);

    [Fact]
    public void VectorsInsteadOfImages()
    {
        const int Length = 9;
        static Dataset Create(int count, ulong seed) => new(
            "vectors", new VectorShape(Length), 3, MemoryMarshal.AsBytes<float>(Bits.Random(count * Length, seed)).ToArray(),
            [.. Enumerable.Range(0, count).Select(i => i % 3)]);
        var (train, test) = (Create(80, 1), Create(20, 2));
        var samples = new SampleSet(train);
        AssertEqualsDefinition(
            samples, test, HashPartitioner.Partition(samples, 4), new VectorDescriptor(new(Length)), Ensembles.Options);
    }

    [Fact]
    public void NearlyEqualVectorsAreFittedNevertheless()
    {
        // One image with one pixel changed by little: in float32 the kernel matrix has no positive pivots left.
        var image = Blobs.Create(1, 5).Record(0).ToArray();
        byte[] Changed(int place) => [.. image.Select((pixel, at) => (byte)(at == place ? pixel ^ 1 : pixel))];
        byte[] records = [.. Enumerable.Range(0, 60).SelectMany(Changed)];
        var train = new Dataset("near", Blobs.Shape, 4, records, [.. Enumerable.Range(0, 60).Select(i => i % 4)]);
        var options = new KernelRidgeOptions { Lambda = 1e-9f };
        var lambda = Assert.Single(AssertEqualsDefinition(train, Blobs.Create(20, 6), 1, options));
        Assert.InRange(lambda, 5e-9f, 1e-3f);
    }

    [Fact]
    public void EmptyPartitionsVoteForTheSmallestClass()
    {
        const int Partitions = 50;
        // No sample of class 0: whoever votes for it knows nothing.
        int[] indices = [.. Enumerable.Range(0, 20).Where(i => i % 4 != 0)];
        var train = Train.Subset("few", indices);
        var samples = new SampleSet(train);
        var filled = HashPartitioner.Partition(samples, Partitions).Assignment.ToArray().Distinct().Count();
        Assert.InRange(filled, 2, 15);
        var votes = new VoteTable(4, Ensembles.Votes(train, Test, [Partitions])[0]);
        for (var input = 0; input < Test.Count; input++) Assert.Equal(Partitions - filled, votes[input][0]);
        AssertEqualsDefinition(train, Test, Partitions, Ensembles.Options);
    }

    [Theory]
    // Coprime, nested, and in any order.
    [InlineData(3, 7)]
    [InlineData(2, 4, 8)]
    [InlineData(12, 1, 18)]
    public void SeveralNumbersOfPartitionsAtOnceAreEachAsAlone(params int[] partitions)
    {
        var together = Ensembles.Votes(Train, Test, partitions);
        for (var k = 0; k < partitions.Length; k++)
            Assert.Equal(Ensembles.Votes(Train, Test, [partitions[k]])[0], together[k]);
    }

    [Fact]
    public void ThreadsDoNotMatter() =>
        Assert.Equal(Ensembles.Votes(Train, Test, [3, 6], threads: 1), Ensembles.Votes(Train, Test, [3, 6], threads: 2));

    [Fact]
    public void AllFaultsOfTheOptionsAreReportedAtOnce() => Fails.With(
        () => Ensembles.Fit(Train, [2], options: new() { Gamma = 0, Lambda = float.PositiveInfinity }),
        "kernel ridge: gamma is 0", "lambda is Infinity");

    private static List<float> AssertEqualsDefinition(Dataset train, Dataset test, int partitions, KernelRidgeOptions options)
    {
        var samples = new SampleSet(train);
        var descriptor = Ensembles.Descriptor((ImageShape)train.Shape);
        return AssertEqualsDefinition(samples, test, HashPartitioner.Partition(samples, partitions), descriptor, options);
    }

    /// <summary>Coefficients by their bits, and votes. Returns the λ of each base classifier.</summary>
    private static List<float> AssertEqualsDefinition(
        SampleSet samples, Dataset test, Partitions partitions, SampleDescriptor descriptor, KernelRidgeOptions options)
    {
        using var ensemble = KernelRidgeEnsemble.Describe(descriptor, options, samples, [partitions], Workers.Single);
        ensemble.Fit(Workers.Single);
        var (votes, expected) = (new PartialVotes(1, test.Count, test.ClassCount), new int[test.Count * test.ClassCount]);
        ensemble.Vote(test, votes, Workers.Single);

        var lambdas = new List<float>();
        for (var i = 0; i < partitions.Count; i++)
        {
            var definition = new ScalarKernelRidge(partitions[new(i)], descriptor, options);
            Bits.Equal(definition.Coefficients, WithoutPadding(ensemble.CoefficientsOf(0, new(i)), test.ClassCount));
            for (var input = 0; input < test.Count; input++)
                expected[input * test.ClassCount + definition.Vote(test.Record(input))]++;
            lambdas.Add(definition.Lambda);
        }
        Assert.Equal(expected, votes.Counts[0]);
        return lambdas;
    }

    private static float[] WithoutPadding(float[] coefficients, int classCount)
    {
        var width = KernelRidgeLearner.PaddedClasses(classCount);
        Assert.All(coefficients.Where((_, at) => at % width >= classCount), padding => Assert.Equal(0, padding));
        return [.. coefficients.Where((_, at) => at % width < classCount)];
    }
}
