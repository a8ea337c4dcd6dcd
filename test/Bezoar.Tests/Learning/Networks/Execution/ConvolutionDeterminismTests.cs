using Bezoar.Learning.Networks.Execution;
using Bezoar.Learning.Networks.Execution.Winograd;
using Bezoar.Tests.Numerics;
using static Bezoar.Tests.Learning.Networks.Execution.ConvolutionProductTests;

namespace Bezoar.Tests.Learning.Networks.Execution;

/// <inheritdoc cref="NumericsDeterminismTests"/>
[Trait("Category", "Determinism")]
public class ConvolutionDeterminismTests
{
    [Fact]
    public void GatheredAndScattered()
    {
        var geometry = Geometry(new(8, 6, 17), 33, 3, 2, 1);
        var (images, weights, places) = Numbers(geometry);
        float[] all =
        [
            .. Run(new GatherProduct(geometry, WeightOrder.PatchByOutput, new(2)), images, weights, places.Length),
            .. Run(new ScatterProduct(geometry, new(2)), places, weights, images.Length),
            .. Run(new GatherWeightGradient(geometry, 5, new(2)), images, places, weights.Length),
        ];
        Assert.Equal("c7a6c3b7ea3d89c36aa72b21b7981bb2", Bits.Hash<float>(all));
    }

    [Fact]
    public void Winograd()
    {
        var geometry = Geometry(new(7, 7, 48), 32, 3, 1, 1);
        var (images, weights, places) = Numbers(geometry);
        float[] all =
        [
            .. Run(new WinogradProduct(geometry, false, new(2)), images, weights, places.Length),
            .. Run(new WinogradProduct(geometry.Reversed(), true, new(2)), places, weights, images.Length),
            .. Run(new WinogradWeightGradient(geometry, 5, new(2)), images, places, weights.Length),
        ];
        Assert.Equal("1b9f5e469b21b9da5b329ba0f8d43db8", Bits.Hash<float>(all));
    }
}
