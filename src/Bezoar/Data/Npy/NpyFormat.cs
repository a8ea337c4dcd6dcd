using System.Runtime.InteropServices;

namespace Bezoar.Data.Npy;

/// <summary>Features or images, and labels, as NumPy saves them.</summary>
internal sealed class NpyFormat : DatasetFormat
{
    public const string FormatName = "NumPy";

    public override string Name => FormatName;

    public override string Layout => "train-features.npy or train-images.npy, train-labels.npy, and the same with test-";

    public override bool Matches(string folder) =>
        new[] { "train", "test" }.Any(split => new[] { "features", "images", "labels" }.Any(part => File.Exists(At(folder, split, part))));

    public override DatasetSplits Read(string name, string folder, IReadOnlyList<string>? classNames) =>
        Samples.Join(name, ReadSamples(folder, "train"), ReadSamples(folder, "test"), classNames);

    public override void Write(DatasetSplits splits, string folder)
    {
        Write(splits.Train, folder, "train");
        Write(splits.Test, folder, "test");
    }

    private static void Write(Dataset dataset, string folder, string split)
    {
        if (dataset.Shape is ImageShape image)
            NpyFile.Write(At(folder, split, "images"), dataset.Records, dataset.Count, image.Channels, image.Height, image.Width);
        else
            NpyFile.Write(At(folder, split, "features"), MemoryMarshal.Cast<byte, float>(dataset.Records), dataset.Count, ((VectorShape)dataset.Shape).Length);
        NpyFile.Write(At(folder, split, "labels"), dataset.Labels, dataset.Count);
    }

    private static Samples ReadSamples(string folder, string split)
    {
        var (features, images, labels) = (At(folder, split, "features"), At(folder, split, "images"), At(folder, split, "labels"));
        if (File.Exists(features) && File.Exists(images))
            throw Errors.SeveralFormats(folder, $"{Path.GetFileName(features)} and {Path.GetFileName(images)}");
        if (!File.Exists(features) && !File.Exists(images))
            throw Errors.MissingPart(folder, $"{Path.GetFileName(features)} (or {Path.GetFileName(images)})");
        if (!File.Exists(labels)) throw Errors.MissingPart(folder, Path.GetFileName(labels));
        var (source, shape, records) = File.Exists(features) ? ReadFeatures(features) : ReadImages(images);
        var labelArray = NpyFile.Read(labels);
        if (labelArray.Shape is not ([_] or [_, 1])) throw Errors.NpyDimensions(labels, labelArray.Shape, "labels (count)");
        return new(source, shape, records, labels, labelArray.ToInt32());
    }

    private static (string Source, RecordShape Shape, byte[] Records) ReadFeatures(string path)
    {
        var array = NpyFile.Read(path);
        if (array.Shape is not [_, var length]) throw Errors.NpyDimensions(path, array.Shape, "features (count × length)");
        return (path, new VectorShape(length), MemoryMarshal.AsBytes<float>(array.ToSingle()).ToArray());
    }

    private static (string Source, RecordShape Shape, byte[] Records) ReadImages(string path)
    {
        var array = NpyFile.Read(path);
        RecordShape shape = array.Shape switch
        {
            [_, var height, var width] => new ImageShape(1, height, width),
            // Nobody has 1 or 3 columns, but every other tool has the channels last.
            [_, not (1 or 3), _, 1 or 3] => throw Errors.NpyChannelsLast(path, array.Shape),
            [_, var channels, var height, var width] => new ImageShape(channels, height, width),
            _ => throw Errors.NpyDimensions(path, array.Shape, "images (count × height × width or count × channels × height × width)"),
        };
        return (path, shape, array.As<byte>().ToArray());
    }

    private static string At(string folder, string split, string part) => Path.Combine(folder, $"{split}-{part}.npy");
}
