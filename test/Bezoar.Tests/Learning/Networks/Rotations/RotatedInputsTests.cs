using Bezoar.Data;
using Bezoar.Learning.Networks.Rotations;
using Bezoar.Tests.Learning.KernelRidge;

namespace Bezoar.Tests.Learning.Networks.Rotations;

public class RotatedInputsTests
{
    private static readonly byte[] Image = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17, 18, 19];

    [Fact]
    public void TurnsCounterClockwiseWithoutChangingAByte()
    {
        var turned = new RotatedInputs(Of(new ImageShape(2, 3, 3), Image));
        Assert.Equal((4, 4), (turned.Count, turned.ClassCount));
        Assert.Equal(Image, turned.Record(0));
        Assert.Equal(new byte[] { 3, 6, 9, 2, 5, 8, 1, 4, 7, 13, 16, 19, 12, 15, 18, 11, 14, 17 }, turned.Record(1));
        Assert.Equal(Image[..9].Reverse().Concat(Image[9..].Reverse()), turned.Record(2).ToArray());
        Assert.Equal(new byte[] { 7, 4, 1, 8, 5, 2, 9, 6, 3, 17, 14, 11, 18, 15, 12, 19, 16, 13 }, turned.Record(3));
        Assert.Equal([0, 1, 2, 3], Enumerable.Range(0, 4).Select(turned.Label));
    }

    [Fact]
    public void FourTurnsAreNone()
    {
        var inputs = new UnlabelledInputs(Blobs.Create(9, 1));
        var turned = new RotatedInputs(inputs);
        var back = new byte[Blobs.Shape.ByteCount];
        for (var i = 0; i < inputs.Count; i++)
        {
            Assert.Equal(inputs.Record(i), turned.Record(4 * i));
            RotatedInputs.QuarterTurn(Blobs.Shape, turned.Record(4 * i + 3), back);
            Assert.Equal(inputs.Record(i), back);
        }
    }

    [Fact]
    public void RefusesWhatIsNotSquare()
    {
        Fails.With(() => new RotatedInputs(Of(new ImageShape(1, 3, 6), Image)), "square images only", "1×3×6", "--embedding graph");
        Fails.With(() => new RotatedInputs(Of(new VectorShape(4), Image[..16])), "square images only", "float32×4");
    }

    private static UnlabelledInputs Of(RecordShape shape, byte[] record) => new(new Dataset("one", shape, 2, record, [1]));
}
