using Bezoar.Data;
using Bezoar.Learning.Networks.Training;

namespace Bezoar.Learning.Networks.Rotations;

/// <summary>
/// Unlabelled images in their four rotations, the number of quarter turns being the class (Gidaris, Singh and Komodakis, ICLR 2018, arXiv 1803.07728,
/// section 2.1): inputs × 4 samples, the four of one input side by side. A turned image has the bytes of the original in another order, so that nothing
/// is rounded. Takes four times the memory of the inputs.
/// </summary>
public sealed class RotatedInputs : SampleSource
{
    /// <summary>Rotations by 0, 90, 180 and 270 degrees.</summary>
    public const int Turns = 4;

    private readonly byte[][] _turned;
    private readonly int _length;

    /// <summary>Turns every input; counter-clockwise.</summary>
    /// <param name="inputs">Square images, in content order.</param>
    /// <exception cref="BezoarException">Images that are not square, vectors, or more of either than fit into memory.</exception>
    public RotatedInputs(UnlabelledInputs inputs) : base(CountOf(inputs), inputs.Shape, Turns)
    {
        var image = Square(inputs.Shape);
        _length = image.ByteCount;
        _turned = new byte[Turns][];
        for (var turn = 0; turn < Turns; turn++) _turned[turn] = new byte[inputs.Count * _length];
        for (var input = 0; input < inputs.Count; input++)
        {
            inputs.Record(input).CopyTo(At(0, input));
            for (var turn = 1; turn < Turns; turn++) QuarterTurn(image, At(turn - 1, input), At(turn, input));
        }
    }

    /// <inheritdoc/>
    internal override int GroupSize => Turns;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Record(int position) => At(position % Turns, position / Turns);

    /// <inheritdoc/>
    public override int Label(int position) => position % Turns;

    /// <summary>Turns an image by 90 degrees, counter-clockwise.</summary>
    /// <param name="shape">Square.</param>
    /// <param name="record">Channels × height × width.</param>
    /// <param name="turned">The same.</param>
    internal static void QuarterTurn(ImageShape shape, ReadOnlySpan<byte> record, Span<byte> turned)
    {
        var side = shape.Width;
        for (var channel = 0; channel < shape.Channels; channel++)
        {
            var first = channel * side * side;
            for (var y = 0; y < side; y++)
                for (var x = 0; x < side; x++) turned[first + y * side + x] = record[first + x * side + side - 1 - y];
        }
    }

    private Span<byte> At(int turn, int input) => _turned[turn].AsSpan(input * _length, _length);

    private static int CountOf(UnlabelledInputs inputs)
    {
        var image = Square(inputs.Shape);
        return (long)inputs.Count * Math.Max(image.ByteCount, Turns) <= Array.MaxLength ? inputs.Count * Turns : throw Errors.TooManyToTurn(inputs.Count, image);
    }

    private static ImageShape Square(RecordShape shape) =>
        shape is ImageShape image && image.Height == image.Width ? image : throw Errors.RotationsNeedSquareImages(shape);
}
