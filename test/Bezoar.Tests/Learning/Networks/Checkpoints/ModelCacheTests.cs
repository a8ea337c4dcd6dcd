using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Checkpoints;
using Bezoar.Learning.Networks.Training;
using Bezoar.Tests.Learning.Networks.Training;

namespace Bezoar.Tests.Learning.Networks.Checkpoints;

public sealed class ModelCacheTests : IDisposable
{
    private static readonly Standardisation Figures = new([0.25], [1.0 / 3]);
    private static readonly NetworkDefinition Definition = TinyTraining.Network().Definition;
    private readonly TemporaryFolder _folder = new();
    private int _trained;

    private string Kept => Assert.Single(Directory.GetFiles(_folder["models"]));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AModelIsTrainedOnceAndThenKept()
    {
        var first = Weights("one");
        Bits.Equal(first, Weights("one"));
        Assert.Equal(1, _trained);
        using var kept = new ModelCache(_folder["models"]).GetOrTrain("one", Definition, () => throw new InvalidOperationException("it is kept"));
        Assert.Equal((Figures.Means[0], Figures.Deviations[0]), (kept.Standardisation.Means[0], kept.Standardisation.Deviations[0]));
    }

    [Fact]
    public void AnotherIdentityIsTrainedAnew()
    {
        var weights = Weights("one");
        Assert.NotEqual(weights, Weights("another"));
        Assert.Equal(2, _trained);
        Assert.Equal(2, Directory.GetFiles(_folder["models"]).Length);
        Bits.Equal(weights, Weights("one"));
        Assert.Equal(2, _trained);
    }

    /// <summary>Under the same words, for images of another size.</summary>
    [Fact]
    public void AnotherNetworkIsTrainedAnew()
    {
        Weights("one");
        var wider = new NetworkDefinition("tiny", new(12, 16, 1), TinyTraining.Layers());
        using var model = new ModelCache(_folder["models"]).GetOrTrain("one", wider, () => new(new Network(wider, 5), Figures));
        Assert.Equal(wider, model.Network.Definition);
    }

    [Theory]
    [InlineData("cut short")]
    [InlineData("bit flipped")]
    [InlineData("emptied")]
    public void ADamagedFileIsReplaced(string damage)
    {
        Weights("one");
        var whole = File.ReadAllBytes(Kept);
        var damaged = damage switch { "cut short" => whole[..^9], "emptied" => [], _ => [.. whole] };
        if (damage == "bit flipped") damaged[^6] ^= 1;
        File.WriteAllBytes(Kept, damaged);
        Weights("one");
        Assert.Equal(2, _trained);
        Weights("one");
        Assert.Equal(2, _trained);
    }

    [Fact]
    public void AFolderThatCannotBeWrittenCostsTimeAndNothingElse()
    {
        // A file where the folder ought to be: nobody can write into it, whatever they may do elsewhere.
        _folder.WriteText("models", "not a folder");
        Assert.NotEmpty(Weights("one"));
        Assert.NotEmpty(Weights("one"));
        Assert.Equal(2, _trained);
    }

    [Fact]
    public void WithoutAFolderNothingIsKept()
    {
        for (var i = 0; i < 2; i++) new ModelCache(null).GetOrTrain("one", Definition, Train).Dispose();
        Assert.Equal(2, _trained);
    }

    [Fact]
    public void WhatTrainingThrowsIsPassedOnAndNothingIsKept()
    {
        Assert.Throws<OperationCanceledException>(() => new ModelCache(_folder["models"]).GetOrTrain("one", Definition, () => throw new OperationCanceledException()));
        Assert.False(Directory.Exists(_folder["models"]));
    }

    private float[] Weights(string identity)
    {
        using var model = new ModelCache(_folder["models"]).GetOrTrain(identity, Definition, Train);
        return TinyTraining.Weights(model.Network);
    }

    /// <summary>Every training gives other weights.</summary>
    private TrainedModel Train() => new(TinyTraining.Network((ulong)++_trained), Figures);
}
