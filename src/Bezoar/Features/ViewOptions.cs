namespace Bezoar.Features;

/// <summary>
/// Changed copies of each training image: affine maps spread evenly over the box that these ranges span. They are the same
/// for every image, so a copy is a function of the image alone.
/// </summary>
public sealed record ViewOptions
{
    /// <summary>No copies: the image as it is.</summary>
    public static ViewOptions None { get; } = new() { Copies = 0 };

    /// <summary>Half the ranges of the defaults: for neighbours, which should be found after a small change only.</summary>
    public static ViewOptions ForNeighbours { get; } = new() { Copies = 12, Rotation = 12, Shear = 0.21f, Scale = 0.13f };

    /// <summary>Copies besides the image itself. More of them cost time in proportion and gain less and less.</summary>
    public int Copies { get; init; } = 12;

    /// <summary>Largest rotation either way, in degrees.</summary>
    public float Rotation { get; init; } = 24;

    /// <summary>Largest horizontal shear either way, in pixels per row.</summary>
    public float Shear { get; init; } = 0.42f;

    /// <summary>Largest change of width and, independently, of height: 0.26 is from 0.74 to 1.26 times.</summary>
    public float Scale { get; init; } = 0.26f;

    /// <summary>Such as <c>12 affine copies (±24°, shear ±0.42, scale ±0.26)</c>.</summary>
    public string Description => Copies == 0
        ? "no copies"
        : FormattableString.Invariant($"{Copies} affine copies (±{Rotation}°, shear ±{Shear}, scale ±{Scale})");

    /// <summary>Throws one exception that names every fault.</summary>
    public void Validate()
    {
        var faults = new List<string>();
        if (Copies is < 0 or > 1000) faults.Add(FormattableString.Invariant($"copies is {Copies}, must be 0 to 1000"));
        if (!(Rotation is >= 0 and <= 180)) faults.Add(FormattableString.Invariant($"rotation is {Rotation}, must be 0 to 180"));
        if (!(Shear is >= 0 and <= 10)) faults.Add(FormattableString.Invariant($"shear is {Shear}, must be 0 to 10"));
        if (!(Scale is >= 0 and < 1)) faults.Add(FormattableString.Invariant($"scale is {Scale}, must be at least 0 and below 1"));
        if (faults.Count > 0) throw Errors.InvalidOptions("views", faults);
    }
}
