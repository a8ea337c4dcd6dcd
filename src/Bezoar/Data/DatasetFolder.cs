using Bezoar.Data.Cifar;
using Bezoar.Data.Csv;
using Bezoar.Data.Idx;
using Bezoar.Data.Npy;

namespace Bezoar.Data;

/// <summary>
/// Reads a data set from a folder. The folder holds one of
/// <list type="bullet">
/// <item>IDX: <c>train-images-idx3-ubyte</c>, <c>train-labels-idx1-ubyte</c>, <c>t10k-images-idx3-ubyte</c>, <c>t10k-labels-idx1-ubyte</c>,
/// each plain or <c>.gz</c> (MNIST and its relatives);</item>
/// <item>CIFAR-10 binary: <c>data_batch_1.bin</c> to <c>data_batch_5.bin</c> and <c>test_batch.bin</c>, there or in <c>cifar-10-batches-bin</c>;</item>
/// <item>CSV: <c>train.csv</c> and <c>test.csv</c>, all numbers; the column named <c>label</c>, or else the last one, is the class;</item>
/// <item>NumPy: <c>train-features.npy</c> (count × length) or <c>train-images.npy</c> (uint8, count × height × width or
/// count × channels × height × width), <c>train-labels.npy</c>, and the same three names with <c>test-</c>.</item>
/// </list>
/// </summary>
public static class DatasetFolder
{
    private static readonly DatasetFormat[] Formats = [new IdxFormat(), new CifarFormat(), new CsvFormat(), new NpyFormat()];

    /// <summary>All layouts that are accepted, in one line.</summary>
    internal static string Layouts => string.Join("; ", Formats.Select(format => $"{format.Layout} ({format.Name})"));

    /// <summary>Whether the folder exists and holds a file of one of the formats.</summary>
    public static bool HoldsData(string folder) => Directory.Exists(folder) && Formats.Any(format => format.Matches(folder));

    /// <summary>Reads training and test samples.</summary>
    /// <param name="name">What results and messages call it.</param>
    /// <param name="folder">See above.</param>
    /// <param name="classNames">Where they are known; they also fix the number of classes.</param>
    /// <exception cref="BezoarException">No such folder, no format or several, or files that are missing, damaged or do not fit together.</exception>
    public static DatasetSplits Read(string name, string folder, IReadOnlyList<string>? classNames = null)
    {
        if (File.Exists(folder)) throw Errors.FolderIsFile(folder, Layouts);
        if (!Directory.Exists(folder)) throw Errors.NoSuchFolder(folder, Layouts);
        var matching = Formats.Where(format => format.Matches(folder)).ToArray();
        return matching switch
        {
            [var format] => format.Read(name, folder, classNames) with { Format = format.Name },
            [] => throw Errors.NoDataInFolder(folder, Layouts),
            _ => throw Errors.SeveralFormats(folder, string.Join(" and ", matching.Select(format => format.Name))),
        };
    }

    /// <summary>
    /// Writes training and test samples in the format that they were read in, so that <see cref="Read"/> gives the same samples in the
    /// same order. Made ones are written as IDX where they are images, else as NumPy arrays.
    /// </summary>
    /// <param name="splits">The samples.</param>
    /// <param name="folder">Where the files appear; created if need be. Files of the same names are replaced.</param>
    /// <exception cref="BezoarException">Samples that the format cannot hold, or the folder cannot be written.</exception>
    public static void Write(DatasetSplits splits, string folder)
    {
        var name = FormatFor(splits);
        Formats.Single(format => format.Name == name).Write(splits, folder);
    }

    /// <summary>In which format <see cref="Write"/> writes.</summary>
    internal static string FormatFor(DatasetSplits splits) =>
        splits.Format ?? (splits.Train.Shape is ImageShape ? IdxFormat.FormatName : NpyFormat.FormatName);

    /// <summary>In which formats the folder holds files, or null where it holds none.</summary>
    internal static string? FormatOf(string folder) =>
        HoldsData(folder) ? string.Join(" and ", Formats.Where(format => format.Matches(folder)).Select(format => format.Name)) : null;
}
