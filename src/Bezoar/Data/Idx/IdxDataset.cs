namespace Bezoar.Data.Idx;

/// <summary>Writes data sets of images in MNIST's format.</summary>
public static class IdxDataset
{
    /// <summary>
    /// Writes the four files that <see cref="DatasetFolder"/> reads, compressed. Grey images have 3 dimensions
    /// (count × height × width), others 4 (count × channels × height × width).
    /// </summary>
    /// <param name="splits">Images of at most 256 classes.</param>
    /// <param name="folder">Where the files appear; created if need be.</param>
    /// <exception cref="BezoarException">Not images, over 256 classes, or the folder cannot be written.</exception>
    public static void Write(DatasetSplits splits, string folder)
    {
        Write(splits.Train, Path.Combine(folder, "train-images-idx3-ubyte.gz"), Path.Combine(folder, "train-labels-idx1-ubyte.gz"));
        Write(splits.Test, Path.Combine(folder, "t10k-images-idx3-ubyte.gz"), Path.Combine(folder, "t10k-labels-idx1-ubyte.gz"));
    }

    private static void Write(Dataset dataset, string imagesPath, string labelsPath)
    {
        if (dataset.Shape is not ImageShape image) throw Errors.CannotStore(dataset.Name, "IDX", "holds 8-bit images");
        if (dataset.ClassCount > 256) throw Errors.CannotStore(dataset.Name, "IDX", "has one byte for a label");
        if (image.Channels == 1) IdxFile.Write(imagesPath, dataset.Records, dataset.Count, image.Height, image.Width);
        else IdxFile.Write(imagesPath, dataset.Records, dataset.Count, image.Channels, image.Height, image.Width);
        var labels = new byte[dataset.Count];
        for (var i = 0; i < labels.Length; i++) labels[i] = (byte)dataset.Labels[i];
        IdxFile.Write(labelsPath, labels, labels.Length);
    }
}
