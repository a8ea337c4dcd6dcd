using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Layers;
using Bezoar.TransferLearning;

namespace Bezoar.Tests.TransferLearning;

public class DecisionBoundaryTests
{
    private static DecisionBoundary Boundary(params float[] weights)
    {
        using var network = new Network(new("head", TensorShape.Vector(2), [new FullyConnected(weights.Length / 2)]), 0);
        network.Parameters[0].CopyFrom(weights);
        return DecisionBoundary.Of(network, 0, 1);
    }

    [Theory]
    [InlineData(1, 0, 0, 1, 90)]
    [InlineData(1, 0, 1, 1, 45)]
    [InlineData(3, 0, 5, 0, 0)]
    [InlineData(1, 2, -1, -2, 180)]
    [InlineData(1, 0, 1, 1e-6, 5.729577951e-5)]
    public void AnglesAreThoseBetweenNormals(float x, float y, float x2, float y2, double degrees) =>
        Assert.Equal(degrees, Boundary(x, y, 0, 0).DegreesTo(Boundary(x2, y2, 0, 0)), 1e-9);

    [Fact]
    public void NormalIsTheDifferenceOfTwoClassesWeights() => Assert.Equal([-2, 4], Boundary(1, 7, 3, 3, 100, 100).Normal.ToArray());

    [Fact]
    public void WithoutWeightsThereIsNoAngle() => Assert.Equal(double.NaN, Boundary(1, 1, 1, 1).DegreesTo(Boundary(1, 0, 0, 0)));
}
