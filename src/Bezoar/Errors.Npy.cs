using Bezoar.Data.Npy;

namespace Bezoar;

internal static partial class Errors
{
    public static BezoarException NotNpy(string name) =>
        Error($"{name}: not a .npy file (it does not begin with \\x93NUMPY); write it with numpy.save(..., allow_pickle=False)");

    public static BezoarException NpyVersion(string name, int major, int minor) =>
        Error($"{name}: .npy version {major}.{minor} is not supported; save a plain array, which NumPy writes as 1.0 or 2.0");

    public static BezoarException NpyHeader(string name, string fault) =>
        Error($"{name}: damaged .npy header ({fault}); write the file again");

    public static BezoarException NpyBigEndian(string name, string type) =>
        Error($"{name}: big-endian numbers ('{type}'); save array.astype(array.dtype.newbyteorder('<'))");

    public static BezoarException NpyObjects(string name) =>
        Error($"{name}: holds pickled Python objects, which are never loaded because they can run code; save a numeric array");

    public static BezoarException NpyType(string name, string type) =>
        Error($"{name}: element type '{type}' is not supported; save bool, int8 to int64, uint8 to uint64, or float16 to float64");

    public static BezoarException NpyFortranOrder(string name, int dimensions) =>
        Error($"{name}: {dimensions}-dimensional array in Fortran order; save numpy.ascontiguousarray(array)");

    public static BezoarException NpyTooLarge(string name, string shape) =>
        Error($"{name}: an array of shape {shape} does not fit into one block of memory (2 GiB); split the file");

    public static BezoarException NpyTruncated(string name, string shape, long expected) =>
        Error($"{name}: truncated; an array of shape {shape} needs {expected} bytes of data and the file ends before");

    public static BezoarException NpyTrailing(string name, string shape, long expected) =>
        Error($"{name}: data goes on after the {expected} bytes of an array of shape {shape}; write one array per file");

    public static BezoarException NpyWrongType(string name, NpyType found, NpyType wanted) =>
        Error($"{name}: holds {found.Name()} where {wanted.Name()} is needed; save array.astype('{wanted.Name()}')");

    public static BezoarException NpyNotInt32(string name, string position, string value) =>
        Error($"{name}: element {position} is {value}, not a whole number in the range of int32");

    public static BezoarException NpyNotSingle(string name, string position, string value) =>
        Error($"{name}: element {position} is {value}, not a finite float32; clean the array first");
}
