namespace Bezoar.Features.Patches;

/// <summary>
/// Settings of the patch descriptor (after Coates, Ng and Lee, AISTATS 2011, with drawn images in the place of training images).
/// The defaults were chosen for partitions of 50 to 1,000 photographs of 32×32 pixels, by predicting training images of CIFAR-10
/// from partitions that they do not belong to.
/// </summary>
public sealed record PatchOptions
{
    /// <summary>
    /// Sides of the square patches, 2 … 16 pixels, each once. Every size adds its own filters and time; several are better than one with as many
    /// filters as they have together.
    /// </summary>
    public IReadOnlyList<int> Sizes { get; init; } = [4, 6, 9];

    /// <summary>
    /// Filters of each size, a multiple of 16 up to 4,096. Time and memory grow in proportion, accuracy by less and less.
    /// </summary>
    public int Filters { get; init; } = 128;

    /// <summary>
    /// Added to the variance of a patch (pixels are 0 … 1) before it is divided by its root. Larger values let faint patches stay
    /// faint; smaller ones make noise as loud as edges.
    /// </summary>
    public float ContrastFloor { get; init; } = 0.003f;

    /// <summary>Added to the diagonal of the covariance before whitening: what is rarer than this is not raised any further.</summary>
    public float Whitening { get; init; } = 0.1f;

    /// <summary>A response counts by how far it exceeds this, on either side; 1 is about the deviation of responses.</summary>
    public float Threshold { get; init; } = 1;

    /// <summary>Cells along each side, 1 … 16. More of them see finer where something is, and forgive less.</summary>
    public int Cells { get; init; } = 4;

    /// <summary>Half the width of a cell's triangular window, in cells: above 1 neighbouring windows overlap more than they need to.</summary>
    public float Reach { get; init; } = 1.4f;

    /// <summary>
    /// Numbers that each cell is whitened to, a multiple of 16; as many as there are where filters give fewer. Time and memory grow in proportion, and
    /// base classifiers of many images gain most.
    /// </summary>
    public int CellLength { get; init; } = 640;

    /// <summary>Added, as a fraction of a cell's variance, to the diagonal of its covariance before cells are whitened: as <see cref="Whitening"/>.</summary>
    public float CellWhitening { get; init; } = 0.002f;

    /// <summary>1: each training image is joined by its mirror image. 0: it is not.</summary>
    public int Copies { get; init; } = 1;

    /// <summary>Numbers of a whitened cell.</summary>
    internal int WhitenedLength => Math.Min(CellLength, 2 * Filters * Sizes.Count);

    /// <summary>Such as <c>patches (6×6, 512 filters from drawn images, both signs over 1, …, cells whitened to 640 numbers …), mirrored copies</c>.</summary>
    public string Description => FormattableString.Invariant(
        $"patches ({string.Join(", ", Sizes.Select(size => FormattableString.Invariant($"{size}×{size}")))}, {Filters} filters{(Sizes.Count > 1 ? " each" : "")} ")
        + FormattableString.Invariant($"from drawn images, contrast +{ContrastFloor}, whitening +{Whitening}, both signs over {Threshold}, ")
        + FormattableString.Invariant($"{Cells}×{Cells} cells, reach {Reach}, square root, whitened to {WhitenedLength} numbers +{CellWhitening}, unit norm), ")
        + (Copies == 0 ? "no copies" : "mirrored copies");

    /// <summary>Throws one exception that names every fault.</summary>
    public void Validate()
    {
        var faults = new List<string>();
        if (Sizes.Count == 0) faults.Add("no patch size");
        foreach (var size in Sizes)
            if (size is < 2 or > 16) faults.Add(FormattableString.Invariant($"patch size is {size}, must be 2 to 16"));
        if (Sizes.Distinct().Count() < Sizes.Count) faults.Add("a patch size is given more than once");
        if (Filters is < 16 or > 4096 || Filters % 16 != 0)
            faults.Add(FormattableString.Invariant($"filters is {Filters}, must be a multiple of 16 up to 4096"));
        AddUnlessPositive(faults, "contrast floor", ContrastFloor);
        AddUnlessPositive(faults, "whitening", Whitening);
        if (!(Threshold is >= 0 and <= 100)) faults.Add(FormattableString.Invariant($"threshold is {Threshold}, must be 0 to 100"));
        if (Cells is < 1 or > 16) faults.Add(FormattableString.Invariant($"cells is {Cells}, must be 1 to 16"));
        if (!(Reach is >= 0.5f and <= 16)) faults.Add(FormattableString.Invariant($"reach is {Reach}, must be 0.5 to 16"));
        if (CellLength is < 16 or > 4096 || CellLength % 16 != 0)
            faults.Add(FormattableString.Invariant($"length of a cell is {CellLength}, must be a multiple of 16 up to 4096"));
        AddUnlessPositive(faults, "whitening of cells", CellWhitening);
        if (Copies is < 0 or > 1) faults.Add(FormattableString.Invariant($"copies is {Copies}, must be 0 or 1: the mirror image"));
        if (faults.Count > 0) throw Errors.InvalidOptions("patches", faults);
    }

    private static void AddUnlessPositive(List<string> faults, string name, float value)
    {
        // Below this, a division by the root would leave float32 no digits.
        if (!(value is >= 1e-6f and <= 1e6f)) faults.Add(FormattableString.Invariant($"{name} is {value}, must be 0.000001 to 1000000"));
    }
}
