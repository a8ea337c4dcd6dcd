using Bezoar.Data;
using Bezoar.Numerics;
using Bezoar.Tests.Learning.Networks.Onnx;
using Bezoar.TransferLearning;

namespace Bezoar.Tests.TransferLearning;

public sealed class FeatureCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dataset _images = SmallClassifier.Images(12, 1);

    public void Dispose() => _folder.Dispose();

    /// <summary>Networks that differ only inside a branch have the same weights and the same words for their layers.</summary>
    [Fact]
    public void NetworksThatDifferInsideABranchDoNotShareFeatures()
    {
        using var relu = Branched("Relu");
        using var sigmoid = Branched("Sigmoid");
        using var again = Branched("Relu");
        Assert.NotEqual(relu.Digest, sigmoid.Digest);
        Assert.Equal(relu.Digest, again.Digest);
        var cache = new FeatureCache(_folder["features"]);
        Assert.NotEqual(FeaturesOf(relu, cache), FeaturesOf(sigmoid, cache));
        Assert.Equal(FeaturesOf(sigmoid, FeatureCache.None), FeaturesOf(sigmoid, cache));
    }

    [Theory]
    [InlineData(".npy", true)]
    [InlineData(".npy", false)]
    [InlineData(".sha256", true)]
    [InlineData(".sha256", false)]
    public void DamagedOnesAreComputedAnew(string ending, bool isGone)
    {
        using var backbone = Branched("Relu");
        var cache = new FeatureCache(_folder["features"]);
        var fresh = FeaturesOf(backbone, cache);
        var path = Assert.Single(Directory.EnumerateFiles(_folder["features"]), file => file.EndsWith(ending, StringComparison.Ordinal));
        if (isGone) File.Delete(path);
        else Flip(path);
        Assert.Equal(fresh, FeaturesOf(backbone, cache));
        // Mended for the next one.
        Assert.Equal(2, Directory.EnumerateFiles(_folder["features"]).Count());
    }

    [Fact]
    public void KeptOnesAreUsed()
    {
        using var backbone = Branched("Relu");
        var cache = new FeatureCache(_folder["features"]);
        var fresh = FeaturesOf(backbone, cache);
        var path = Assert.Single(Directory.EnumerateFiles(_folder["features"]), file => file.EndsWith(".npy", StringComparison.Ordinal));
        // Other features with their own seal: nobody could tell, so they must come back.
        Flip(path);
        File.WriteAllText(path + ".sha256", FileDigest.Of(path));
        Assert.NotEqual(fresh, FeaturesOf(backbone, cache));
    }

    private static void Flip(string path)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[^2] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    private Backbone Branched(string activation)
    {
        var folder = _folder[activation];
        Directory.CreateDirectory(folder);
        var model = new OnnxBuilder { Input = [-1, 1, -1, -1] };
        var inner = model.Add(activation, [model.Conv("input", 1, 3, 1, 1)]);
        model.Add("Concat", [inner, model.Conv("input", 1, 2, 1, 1)], ("axis", 1L));
        var path = Path.Combine(folder, "model.onnx");
        File.Move(model.Write(_folder), path, overwrite: true);
        return Backbone.Read(path, SmallClassifier.Shape, new(null, Average: 2));
    }

    private byte[] FeaturesOf(Backbone backbone, FeatureCache cache) => backbone.Features(_images, cache, Workers.Single).Records.ToArray();
}
