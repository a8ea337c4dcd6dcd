namespace Bezoar;

internal static partial class Errors
{
    public static BezoarException UnknownPixels(string name, IEnumerable<string> known) =>
        Error($"no convention of pixels is called '{name}'; there are {string.Join(", ", known)}");

    public static BezoarException PixelsDoNotFit(string name, int channels, int given) =>
        Error($"pixels as '{name}' have {channels} channels, and the images have {given}");

    public static BezoarException NotOnnx(string path, string fault, Exception? cause = null) =>
        Error($"{path}: not an ONNX model, or damaged ({fault}); export it again", cause);

    public static BezoarException OnnxOpset(string path, long opset, int oldest, int newest) =>
        Error($"{path}: of opset {opset}, and {oldest} to {newest} are read; export it with one of those");

    public static BezoarException OnnxTensorOutside(string path, string name) =>
        Error($"{path}: tensor {Shorten(name)} is kept in another file; save the model with its weights inside");

    public static BezoarException OnnxTensorLength(string path, string name, string shape, int found) =>
        Error($"{path}: tensor {Shorten(name)} of shape {Shorten(shape)} has {found} numbers; the file is damaged, export it again");

    public static BezoarException OnnxNodes(string path, IReadOnlyCollection<string> faults) =>
        Error($"{path}: cannot be run: {string.Join("; ", faults)}");

    public static BezoarException OnnxWeights(string path, string layer, string parameter, int found, int needed) =>
        Error($"{path}: {layer} has {found} numbers for its {parameter} and needs {needed}; the file is damaged, export it again");

    public static BezoarException OnnxInput(string path, string fault) => Error($"{path}: {fault}");

    public static BezoarException OnnxNodeUnknown(string path, string name, IEnumerable<string> names) =>
        Error($"{path}: has no node {Shorten(name)}; the last ones are {string.Join(", ", names)}");
}
