using Bezoar.Data;

namespace Bezoar;

internal static partial class Errors
{
    public static BezoarException EmptyDataset(string name) =>
        Error($"{name}: no samples; a data set needs at least one record with a label");

    public static BezoarException RecordsDoNotFitLabels(string name, long bytes, RecordShape shape, int labels) =>
        Error($"{name}: {bytes} bytes of records ({shape}, {shape.ByteCount} bytes each) but {labels} labels; the two files do not belong together");

    public static BezoarException LabelOutOfRange(string name, int index, int label, int classCount) =>
        Error($"{name}: sample {index} has label {label}, outside 0 to {classCount - 1}");

    public static BezoarException NonFiniteValue(string name, int row, int column) =>
        Error($"{name}: row {row}, column {column} is NaN or infinite; clean the vectors first");
}
