namespace Bezoar;

internal static partial class Errors
{
    public static BezoarException GzipDamaged(string path, Exception? cause = null) =>
        Error($"{path}: the gzip data is damaged, cut off or followed by other bytes; get or compress the file again", cause);

    public static BezoarException NotIdx(string path, string magic) =>
        Error($"{path}: not an IDX file (it begins with {magic}; expected 000008 and the number of dimensions); get the file again");

    public static BezoarException IdxType(string path, int type) =>
        Error($"{path}: IDX elements of type 0x{type:x2}; only unsigned bytes (0x08) are supported");

    public static BezoarException IdxDimensions(string path, int found, string wanted) =>
        Error($"{path}: an IDX array of {found} dimensions where {wanted} are expected; have two files been swapped?");

    public static BezoarException IdxTooLarge(string path, string shape) =>
        Error($"{path}: an IDX array of {shape} bytes does not fit into one block of memory (2 GiB); is the header damaged?");

    public static BezoarException IdxTruncated(string path, string part) =>
        Error($"{path}: truncated; the file ends inside {part}; get it again");

    public static BezoarException IdxTrailing(string path, string shape) =>
        Error($"{path}: data goes on after the {shape} bytes that the IDX header announces; get the file again");

    public static BezoarException CifarLength(string path, long length) =>
        Error($"{path}: {length} bytes are not a whole number of CIFAR-10 rows (3073 bytes each, at least one); get the file again");

    public static BezoarException CifarPipe(string path) =>
        Error($"{path}: a pipe; CIFAR-10 rows are read from a file");

    public static BezoarException CsvOneColumn(string path) =>
        Error($"{path}: only one column; a row needs numbers and a label, separated by commas");

    public static BezoarException CsvRagged(string path, int line, int found, int expected) =>
        Error($"{path}: line {line} has {found} columns but the first line has {expected}; every sample needs the same number");

    public static BezoarException CsvNotNumber(string path, int line, int column, string field) => line == 1
        ? Error($"{path}: line 1, column {column}: '{Shorten(field)}' is not a number; a header must name the label's column 'label' or hold no number")
        : Error($"{path}: line {line}, column {column}: '{Shorten(field)}' is not a number; write one such as 0.25");

    public static BezoarException CsvNotFinite(string path, int line, int column, string field) =>
        Error($"{path}: line {line}, column {column}: '{Shorten(field)}' is not a finite float32; clean the table first");

    public static BezoarException CsvLabel(string path, int line, int column, string field) =>
        Error($"{path}: line {line}, column {column}: '{Shorten(field)}' is not a label; number the classes 0, 1, 2, … (at most 65535), in the column named 'label' or the last one");

    public static BezoarException CsvQuotes(string path, int line) =>
        Error($"{path}: line {line} has a stray quotation mark; write plain numbers separated by commas");

    public static BezoarException NpyDimensions(string path, IReadOnlyList<int> shape, string wanted) =>
        Error($"{path}: an array of shape ({string.Join(", ", shape)}) where {wanted} are expected; reshape it");

    public static BezoarException NpyChannelsLast(string path, IReadOnlyList<int> shape) =>
        Error($"{path}: shape ({string.Join(", ", shape)}) has the channels last; save numpy.ascontiguousarray(array.transpose(0, 3, 1, 2))");

    private static string Shorten(string field)
    {
        var line = field.ReplaceLineEndings(" ");
        return line.Length <= 40 ? line : line[..40] + "…";
    }
}
