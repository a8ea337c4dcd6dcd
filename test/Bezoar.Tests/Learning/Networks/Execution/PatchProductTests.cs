using Bezoar.Learning.Networks.Execution;
using Bezoar.Learning.Networks.Execution.Winograd;
using static Bezoar.Tests.Learning.Networks.Execution.ConvolutionProductTests;

namespace Bezoar.Tests.Learning.Networks.Execution;

/// <summary>Which way leads back from places to images, and that each leads to where the definition does.</summary>
public class PatchProductTests
{
    [Theory]
    // height, width, channels in, channels out, kernel, stride, padding
    [InlineData(9, 8, 1, 6, 5, 1, 2, typeof(ScatterProduct))]
    [InlineData(8, 9, 3, 16, 3, 1, 1, typeof(ScatterProduct))]
    [InlineData(7, 8, 4, 5, 3, 1, 1, typeof(ScatterProduct))]
    [InlineData(28, 28, 1, 16, 5, 1, 0, typeof(ScatterProduct))]
    [InlineData(12, 12, 3, 8, 4, 2, 1, typeof(ScatterProduct))]
    // Little padding: gathering would mostly gather the zeros around.
    [InlineData(8, 8, 32, 16, 5, 1, 0, typeof(ScatterProduct))]
    // Enough channels to fill the kernel's columns.
    [InlineData(8, 6, 17, 33, 3, 1, 1, typeof(GatherProduct))]
    [InlineData(5, 9, 1, 7, 1, 1, 0, typeof(GatherProduct))]
    [InlineData(7, 7, 64, 48, 3, 1, 1, typeof(WinogradProduct))]
    public void TheWayBackSuitsTheShapeAndGivesTheDefinition(
        int height, int width, int inputs, int outputs, int kernel, int stride, int padding, Type expected)
    {
        var geometry = Geometry(new(height, width, inputs), outputs, kernel, stride, padding);
        var (images, weights, places) = Numbers(geometry);
        var product = PatchProduct.Backward(geometry, new(2));
        Assert.IsType(expected, product);
        Near(new PlainConvolution(geometry, Count, images, weights, places).Images, Run(product, places, weights, images.Length), Transformed);
    }
}
