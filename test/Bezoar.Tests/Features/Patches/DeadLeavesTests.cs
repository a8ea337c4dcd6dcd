using Bezoar.Features.Patches;

namespace Bezoar.Tests.Features.Patches;

public class DeadLeavesTests
{
    [Fact]
    public void PixelsAreShadesBetweenBlackAndWhite()
    {
        for (var index = 0; index < 20; index++)
        {
            var image = DeadLeaves.Draw(index, channels: 3);
            Assert.Equal(3 * DeadLeaves.Side * DeadLeaves.Side, image.Length);
            Assert.All(image, pixel => Assert.InRange(pixel, 0, 1));
            Assert.True(image.Distinct().Count() > 100);
        }
    }

    [Fact]
    public void AnImageIsAFunctionOfItsNumber()
    {
        Bits.Equal(DeadLeaves.Draw(7, 3), DeadLeaves.Draw(7, 3));
        Assert.NotEqual(Bits.Hash<float>(DeadLeaves.Draw(7, 3)), Bits.Hash<float>(DeadLeaves.Draw(8, 3)));
    }

    /// <summary>As in photographs: areas of one colour with edges between them, not noise.</summary>
    [Fact]
    public void NeighboursAreMuchMoreAlikeThanStrangers()
    {
        var (near, far) = (0.0, 0.0);
        for (var index = 0; index < 50; index++)
        {
            var image = DeadLeaves.Draw(index, channels: 1);
            for (var y = 0; y < DeadLeaves.Side; y++)
                for (var x = 0; x < DeadLeaves.Side / 2; x++)
                {
                    var pixel = image[y * DeadLeaves.Side + x];
                    near += Math.Abs(pixel - image[y * DeadLeaves.Side + x + 1]);
                    far += Math.Abs(pixel - image[y * DeadLeaves.Side + x + DeadLeaves.Side / 2]);
                }
        }
        Assert.InRange(near / far, 0.05, 0.4);
    }

    [Fact]
    public void ALeafCoversItsEllipseAndNothingElse()
    {
        const int Side = 40;
        // Lies on its side: twice as wide as high.
        var leaf = new Leaf(X: 20, Y: 10, Radius: 8, Flatness: 0.5f, Cosine: 1, Sine: 0, Colours: [0.5f], SlopeX: 0.01f, SlopeY: 0);
        var canvas = new float[Side * Side];
        leaf.Paint(canvas, Side, everywhere: false);
        for (var y = 0; y < Side; y++)
            for (var x = 0; x < Side; x++)
            {
                var inside = Math.Pow((x - 20) / 8.0, 2) + Math.Pow((y - 10) / 4.0, 2) <= 1;
                Assert.Equal(inside ? 0.5f + 0.01f * (x - 20) : 0, canvas[y * Side + x], 1e-6f);
            }
    }
}
