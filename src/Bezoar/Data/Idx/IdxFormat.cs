namespace Bezoar.Data.Idx;

/// <summary>The four files of MNIST and of every set that takes its place.</summary>
internal sealed class IdxFormat : DatasetFormat
{
    private static readonly string[] Files =
        ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"];

    public const string FormatName = "IDX";

    public override string Name => FormatName;

    public override string Layout => "train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-… and t10k-labels-…, plain or .gz";

    public override bool Matches(string folder) => Files.Any(file => Spellings(folder, file).Any(File.Exists));

    public override DatasetSplits Read(string name, string folder, IReadOnlyList<string>? classNames) => Samples.Join(
        name,
        ReadSamples(Find(folder, Files[0]), Find(folder, Files[1])),
        ReadSamples(Find(folder, Files[2]), Find(folder, Files[3])),
        classNames);

    public override void Write(DatasetSplits splits, string folder) => IdxDataset.Write(splits, folder);

    private static Samples ReadSamples(string imagesPath, string labelsPath)
    {
        var images = IdxFile.Read(imagesPath);
        RecordShape shape = images.Shape switch
        {
            [_, var height, var width] => new ImageShape(1, height, width),
            [_, var channels, var height, var width] => new ImageShape(channels, height, width),
            _ => throw Errors.IdxDimensions(imagesPath, images.Shape.Count, "images (count × height × width)"),
        };
        var labels = IdxFile.Read(labelsPath);
        if (labels.Shape.Count != 1) throw Errors.IdxDimensions(labelsPath, labels.Shape.Count, "labels (count)");
        return new(imagesPath, shape, images.Data, labelsPath, Array.ConvertAll(labels.Data, label => (int)label));
    }

    private static string Find(string folder, string file) =>
        Spellings(folder, file).FirstOrDefault(File.Exists) ?? throw Errors.MissingPart(folder, $"{file} (or {file}.gz)");

    // Some archives have a dot where the publisher has a hyphen.
    private static IEnumerable<string> Spellings(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        var dotted = Path.Combine(folder, file.Replace("-idx", ".idx", StringComparison.Ordinal));
        return [path, path + ".gz", dotted, dotted + ".gz"];
    }
}
