using System.Numerics;

namespace Bezoar.Data.Digits;

/// <summary>
/// How many digits to draw, and how much the hands that write them differ. With the defaults a 1-nearest-neighbour on raw pixels
/// finds them about as hard as MNIST's. A <em>spread</em> is a standard deviation; a <em>relative</em> one is that of a factor,
/// which is as likely to enlarge as to reduce.
/// </summary>
public sealed record DigitsOptions
{
    /// <summary>Number of training images, 1 to 2,000,000. More of them leave the others as they are.</summary>
    public int TrainCount { get; init; } = 10_000;

    /// <summary>Number of test images, 1 to 2,000,000. More of them leave the others as they are.</summary>
    public int TestCount { get; init; } = 2_000;

    /// <summary>Another seed gives other people's handwriting throughout.</summary>
    public ulong Seed { get; init; }

    /// <summary>Mean width of the pen, 1 to 4 pixels. A broad one closes small loops; none is above 6.</summary>
    public float PenWidth { get; init; } = 2.3f;

    /// <summary>Relative spread of the pen's width from image to image, 0 to 0.5. Pixels differ more, shapes do not.</summary>
    public float PenWidthVariation { get; init; } = 0.3f;

    /// <summary>Relative spread of the line's width within an image, 0 to 0.5. High values look like a leaking fountain pen.</summary>
    public float PressureVariation { get; init; } = 0.12f;

    /// <summary>
    /// Relative spread of a person's haste, 0 to 1, a factor on <see cref="Jitter"/> and <see cref="Elasticity"/>. With more of it
    /// most digits stay tidy while a few become hard to read.
    /// </summary>
    public float HasteVariation { get; init; } = 0.35f;

    /// <summary>
    /// Spread of each control point of a stroke, 0 to 0.1 heights of the digit. It makes curves shaky, opens loops and closes
    /// gaps; high values make digits illegible.
    /// </summary>
    public float Jitter { get; init; } = 0.02f;

    /// <summary>
    /// Spread of a smooth displacement of the plane, 0 to 0.3 heights of the digit. It changes proportions, such as the sizes of
    /// the two rings of an 8, without making lines shaky; high values bend digits beyond recognition.
    /// </summary>
    public float Elasticity { get; init; } = 0.12f;

    /// <summary>Spread of the slant, 0 to 0.6, as the tangent of its angle; most people lean to the right.</summary>
    public float Slant { get; init; } = 0.28f;

    /// <summary>Spread of the rotation, 0 to 20 degrees.</summary>
    public float Rotation { get; init; } = 8;

    /// <summary>Relative spread of a digit's width at the same height, 0 to 0.5.</summary>
    public float WidthVariation { get; init; } = 0.2f;

    /// <summary>A digit's longer side is 20 pixels, up to this share more or less, 0 to 0.25.</summary>
    public float Scale { get; init; } = 0.15f;

    /// <summary>
    /// How far the centre of mass may be from the image's middle in each direction, 0 to 3 pixels. People hardly notice it, while
    /// methods that compare pixel by pixel suffer from it most.
    /// </summary>
    public float Translation { get; init; } = 1.8f;

    /// <summary>
    /// Unevenness of the ink, 0 to 0.3: frays its edge by up to four times as many pixels and takes up to this share of its
    /// blackness. The paper stays blank.
    /// </summary>
    public float Noise { get; init; } = 0.06f;

    internal void Validate()
    {
        var faults = new List<string>();
        // 784 bytes each must fit into one array.
        Require(nameof(TrainCount), TrainCount, 1, 2_000_000);
        Require(nameof(TestCount), TestCount, 1, 2_000_000);
        Require(nameof(PenWidth), PenWidth, 1, 4);
        Require(nameof(PenWidthVariation), PenWidthVariation, 0, 0.5f);
        Require(nameof(PressureVariation), PressureVariation, 0, 0.5f);
        Require(nameof(HasteVariation), HasteVariation, 0, 1);
        Require(nameof(Jitter), Jitter, 0, 0.1f);
        Require(nameof(Elasticity), Elasticity, 0, 0.3f);
        Require(nameof(Slant), Slant, 0, 0.6f);
        Require(nameof(Rotation), Rotation, 0, 20);
        Require(nameof(WidthVariation), WidthVariation, 0, 0.5f);
        Require(nameof(Scale), Scale, 0, 0.25f);
        Require(nameof(Translation), Translation, 0, 3);
        Require(nameof(Noise), Noise, 0, 0.3f);
        if (faults.Count > 0) throw Errors.InvalidOptions("digits", faults);

        void Require<T>(string name, T value, T low, T high) where T : INumber<T>
        {
            // Put so that NaN, which is neither below nor above anything, is a fault.
            if (!(value >= low && value <= high)) faults.Add(Errors.OutsideRange(name, value, low, high));
        }
    }
}
