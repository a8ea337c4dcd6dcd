using System.Runtime.InteropServices;
using Bezoar.Attacks.PoisonFrogs;
using Bezoar.Data;
using Bezoar.Numerics;
using Bezoar.Tests.TransferLearning;
using Bezoar.TransferLearning;

namespace Bezoar.Tests.Attacks.PoisonFrogs;

/// <summary>The attacker's features are those on which the victim's last layer is trained.</summary>
public sealed class OnnxFeaturesTests : IDisposable
{
    private static readonly Dataset Images = SmallClassifier.Images(20, 1);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("Relu_5", null, null)]
    [InlineData(null, 2, null)]
    [InlineData("Relu_5", 2, null)]
    [InlineData(null, null, 20)]
    [InlineData("Relu_2", 3, 12)]
    public void AreTheVictims(string? layer, int? average, int? size)
    {
        var plan = Plan(size) with { Layer = layer, Average = average };
        var (expected, found) = (OfVictim(plan, Images), OfAttacker(plan, Images));
        if (size is null) Bits.Equal(expected, found);
        Assert.Equal(expected.Length, found.Length);
        // Images are rounded when they are enlarged, to 1/255.
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], found[i], 0.02);
        Assert.True(expected.Max() - expected.Min() > 0.2);
    }

    /// <summary>Poison is as large as the images that it lies among, and meets its target once a victim has enlarged both.</summary>
    [Fact]
    public void PoisonMeetsItsTargetWhereTheVictimLooks()
    {
        var plan = Plan(20);
        var target = SmallClassifier.Images(1, 9);
        var poisoned = new PoisonFrogsAttack(new()
        {
            Target = new(0, 0, target.Records.ToArray()),
            BaseClass = 1,
            Features = new OnnxFeatures(plan),
            Collision = new() { Iterations = 300, Similarity = 0 },
        }).Craft(Images, Workers.Single);
        Assert.Equal(Images.Shape, poisoned.Dataset.Shape);
        var instance = Assert.Single(poisoned.Instances);
        var (features, goal) = (OfVictim(plan, poisoned.Dataset), OfVictim(plan, target));
        double Distance(int index) => Math.Sqrt(goal.Select((value, i) => Math.Pow(value - features[index * goal.Length + i], 2)).Sum());
        Assert.True(Distance(instance.Index) < 0.2 * Distance(instance.Source), $"{Distance(instance.Index)} of {Distance(instance.Source)}");
    }

    [Fact]
    public void SayWhatTheyAre() => Assert.Equal(
        "model.onnx up to Relu_5, pixels bytes, images brought to 12×12, averaged to 2×2",
        new OnnxFeatures(Plan(12) with { Layer = "Relu_5", Average = 2, Pixels = "bytes" }).Description);

    [Fact]
    public void FaultsAreThoseOfTheVictim()
    {
        Assert.Equal(["size is 0, must be 1 to 16384", "average is 0, must be 1 to 16384"], new OnnxFeatures(Plan(0) with { Average = 0 }).Faults(Images));
        Assert.StartsWith("backbone: average: a feature map of 4×4×5 cannot be averaged to 3×3", Assert.Single(new OnnxFeatures(Plan(null) with { Average = 3 }).Faults(Images)), StringComparison.Ordinal);
        Assert.Empty(new OnnxFeatures(Plan(12) with { Average = 3 }).Faults(Images));
    }

    private TransferPlan Plan(int? size) => new() { Backbone = SmallClassifier.Write(_folder), Size = size };

    private static float[] OfVictim(TransferPlan plan, Dataset images)
    {
        using var network = TransferNetwork.Create(plan, images.Shape, 2, 0);
        return Numbers(network.Inputs(images, FeatureCache.None, Workers.Single));
    }

    private static float[] OfAttacker(TransferPlan plan, Dataset images)
    {
        using var backbone = new OnnxFeatures(plan).Open(images, Workers.Single);
        return Numbers(backbone.Features(images, FeatureCache.None, Workers.Single));
    }

    private static float[] Numbers(Dataset features) => MemoryMarshal.Cast<byte, float>(features.Records).ToArray();
}
