using Bezoar.Learning.Networks.Adversarial;
using FsCheck;
using FsCheck.Fluent;

namespace Bezoar.Tests.Learning.Networks.Adversarial;

public class PerturbationBallTests
{
    private const int Pixels = 12;

    public static TheoryData<PerturbationNorm> Norms => [.. Enum.GetValues<PerturbationNorm>()];

    [Theory, MemberData(nameof(Norms))]
    public void EveryResultIsAnImageInTheBall(PerturbationNorm norm)
    {
        Prop.ForAll(Walks.ToArbitrary(), walk =>
        {
            var ball = new PerturbationBall(norm, walk.Epsilon);
            var original = Array.ConvertAll(walk.Original, pixel => (float)pixel);
            var image = (float[])original.Clone();
            foreach (var gradient in walk.Gradients)
            {
                ball.Ascend(original, gradient, walk.Step, image);
                Assert.All(image, pixel => Assert.InRange(pixel, 0, 255));
                Assert.InRange(Distance(norm, original, image), 0, walk.Epsilon * (1 + 1e-5) + 1e-4);
            }
            var rounded = new byte[Pixels];
            ball.Round(walk.Original, image, rounded);
            // No tolerance: what stands in the file is in the ball.
            Assert.InRange(Distance(norm, original, Array.ConvertAll(rounded, pixel => (float)pixel)), 0, walk.Epsilon);
        }).QuickCheckThrowOnFailure();
    }

    [Theory, MemberData(nameof(Norms))]
    public void WithoutARadiusNothingChanges(PerturbationNorm norm)
    {
        byte[] original = [0, 255, 7];
        float[] image = [0, 255, 7];
        var ball = new PerturbationBall(norm, 0);
        ball.Ascend([0, 255, 7], [1, -1, 1], 10, image);
        ball.Round(original, image, original.AsSpan());
        Assert.Equal([0, 255, 7], original);
    }

    [Fact]
    public void StepsGoTheWayOfTheGradientAndBackToTheSurface()
    {
        float[] image = [100, 100];
        new PerturbationBall(PerturbationNorm.L2, 20).Ascend([100, 100], [3, -4], 10, image);
        Assert.Equal([106, 92], image);
        new PerturbationBall(PerturbationNorm.L2, 5).Ascend([100, 100], [3, -4], 10, image);
        Assert.Equal([103, 96], image);
    }

    [Fact]
    public void StepsOfTheLargestChangeGoBySignAlone()
    {
        float[] image = [100, 100, 100, 254, 1];
        new PerturbationBall(PerturbationNorm.Linf, 2.5).Ascend([100, 100, 100, 254, 1], [2, -1e-30f, 0, 1, -1], 3, image);
        Assert.Equal([102.5f, 97.5f, 100, 255, 0], image);
    }

    /// <summary>A confident network's loss is all but flat, and still says which way is up.</summary>
    [Fact]
    public void TheSmallestSlopeStillPointsSomewhere()
    {
        float[] image = [100, 100, 100];
        new PerturbationBall(PerturbationNorm.L2, 50).Ascend([100, 100, 100], [0, 2 * float.Epsilon, 0], 20, image);
        Assert.Equal([100, 120, 100], image);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void WithoutADirectionAnImageStays(float derivative)
    {
        float[] image = [100, 90];
        new PerturbationBall(PerturbationNorm.L2, 50).Ascend([100, 100], [derivative, 0], 20, image);
        Assert.Equal([100, 90], image);
    }

    [Fact]
    public void RoundsToTheNearestAndBackIntoTheBallWhereItMust()
    {
        byte[] Rounded(PerturbationNorm norm, double epsilon, params float[] image)
        {
            var rounded = new byte[image.Length];
            new PerturbationBall(norm, epsilon).Round([10, 10, 10], image, rounded);
            return rounded;
        }
        Assert.Equal([11, 10, 9], Rounded(PerturbationNorm.L2, 5, 10.6f, 10.4f, 9.4f));
        Assert.Equal([11, 10, 9], Rounded(PerturbationNorm.Linf, 5, 10.6f, 10.4f, 9.4f));
        // 3 squares are above 1.5²: the first goes back, and the others stay.
        Assert.Equal([10, 11, 9], Rounded(PerturbationNorm.L2, 1.5, 10.9f, 10.9f, 9.4f));
        Assert.Equal([12, 8, 11], Rounded(PerturbationNorm.Linf, 2.75, 12.75f, 7.25f, 11));
    }

    private static double Distance(PerturbationNorm norm, float[] original, float[] image)
    {
        var changes = original.Zip(image, (before, now) => Math.Abs((double)now - before)).ToArray();
        return norm == PerturbationNorm.Linf ? changes.Max() : Math.Sqrt(changes.Sum(change => change * change));
    }

    private static Gen<Walk> Walks
    {
        get
        {
            var pixels = Gen.OneOf(Gen.Elements<byte>(0, 255), Gen.Choose(0, 255).Select(value => (byte)value));
            var derivatives = Gen.OneOf(Gen.Constant(0f), Gen.Choose(-1000, 1000).Select(value => value / 1000f), Gen.Choose(-3, 3).Select(value => value * 1e-42f));
            var radii = Gen.OneOf(Gen.Constant(0.0), Gen.Choose(0, 24).Select(value => value / 8.0), Gen.Choose(0, 80_000).Select(value => value / 100.0));
            return from epsilon in radii
                   from step in Gen.Choose(1, 4000).Select(value => value / 16.0)
                   from original in pixels.ArrayOf(Pixels)
                   from gradients in derivatives.ArrayOf(Pixels).ArrayOf(4)
                   select new Walk(epsilon, step, original, gradients);
        }
    }

    private sealed record Walk(double Epsilon, double Step, byte[] Original, float[][] Gradients);
}
