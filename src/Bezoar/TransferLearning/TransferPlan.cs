namespace Bezoar.TransferLearning;

/// <summary>What of a pretrained network is used for another task, and what of it is trained.</summary>
public sealed record TransferPlan
{
    /// <summary>An ONNX file.</summary>
    public required string Backbone { get; init; }

    /// <summary>What it was trained to see of pixels: one of <see cref="BackbonePixels.Names"/>.</summary>
    public string Pixels { get; init; } = BackbonePixels.Unit;

    /// <summary>
    /// The last node that is used; null for the one before the last fully connected layer or convolution of one place, which is the top layer of most
    /// classifiers. Earlier nodes know less of the classes that the backbone was trained on.
    /// </summary>
    public string? Layer { get; init; }

    /// <summary>Images are brought to so many rows and columns; null leaves them as they are. Larger ones are slower, and closer to what the backbone saw.</summary>
    public int? Size { get; init; }

    /// <summary>
    /// The feature map is averaged to so many rows and columns, so that features stay few; more keep where something is. Null for 1.
    /// </summary>
    public int? Average { get; init; }

    /// <summary>How much stays as it is.</summary>
    public Freezing Freeze { get; init; } = Freezing.All;

    /// <summary>From which weights the rest begins.</summary>
    public StartingWeights Start { get; init; }

    /// <summary>What results call the network: the file's name.</summary>
    public string Name => Path.GetFileNameWithoutExtension(Backbone);

    /// <summary>Everything that is impossible, as far as it shows without the file and the images.</summary>
    public IEnumerable<string> Faults()
    {
        const int MostPlaces = 1 << 14;
        if (Size is < 1 or > MostPlaces) yield return FormattableString.Invariant($"size is {Size}, must be 1 to {MostPlaces}");
        if (Average is < 1 or > MostPlaces) yield return FormattableString.Invariant($"average is {Average}, must be 1 to {MostPlaces}");
        if (Freeze.TrainedBlocks < 0) yield return FormattableString.Invariant($"trained blocks are {Freeze.TrainedBlocks}, must not be negative");
        if (!Enum.IsDefined(Start)) yield return "unknown starting weights";
        if (Freeze == Freezing.All && Start == StartingWeights.Cold)
            yield return "a cold start is for layers that are trained, and all are frozen; choose freeze none or all-but-N";
    }
}
