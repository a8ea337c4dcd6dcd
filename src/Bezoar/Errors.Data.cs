using Bezoar.Data;

namespace Bezoar;

internal static partial class Errors
{
    public static BezoarException EmptyDataset(string name) =>
        Error($"{name}: no samples; a data set needs at least one record with a label");

    public static BezoarException RecordsDoNotFitLabels(string name, long bytes, RecordShape shape, int labels) =>
        Error($"{name}: {bytes} bytes of records ({shape}, {shape.ByteCount} bytes each) but {labels} labels; the two files do not belong together");

    public static BezoarException CountsDiffer(string source, int records, string labelSource, int labels) =>
        Error($"{source}: {records} records, but {labels} labels in {labelSource}; the two files do not belong together");

    public static BezoarException LabelOutOfRange(string name, int index, int label, int classCount) =>
        Error($"{name}: sample {index} has label {label}, outside 0 to {classCount - 1}; number the classes from 0");

    public static BezoarException NonFiniteValue(string name, int row, int column) =>
        Error($"{name}: row {row}, column {column} is NaN or infinite; clean the vectors first");

    public static BezoarException SplitsDiffer(string train, RecordShape trainShape, string test, RecordShape testShape) =>
        Error($"{test}: records are {testShape}, but {trainShape} in {train}; training and test samples need the same shape");

    public static BezoarException CannotStore(string name, string format, string limit) =>
        Error($"{name}: cannot be written as {format}, which {limit}; choose another format");

    public static BezoarException MissingPart(string folder, string part) =>
        Error($"{folder}: incomplete data set, {part} is missing; add it, or get the data set again");

    public static BezoarException FolderIsFile(string path, string layouts) =>
        Error($"{path}: is a file; name the folder that holds a data set: {layouts}");

    public static BezoarException NoSuchFolder(string path, string layouts) =>
        Error($"{path}: no such folder; a data set is a folder with {layouts}");

    public static BezoarException NoDataInFolder(string path, string layouts) =>
        Error($"{path}: no data set that Bezoar knows; it reads {layouts}");

    public static BezoarException SeveralFormats(string folder, string formats) =>
        Error($"{folder}: holds {formats}, so it is not clear which to read; keep one");

    public static BezoarException UnknownDataset(string name, IEnumerable<string> known, string? nearest) =>
        Error($"no data set is called '{name}'{(nearest is null ? "" : $"; did you mean {nearest}?")}; there are {string.Join(", ", known)}, or name a folder");

    public static BezoarException DatasetAbsent(string name, IEnumerable<string> places) =>
        Error($"data set {name} is not on this machine (looked in {string.Join(", ", places)}); run 'bezoar data fetch {name}'");
}
