namespace Bezoar;

internal static partial class Errors
{
    public static BezoarException NotSafetensors(string path, string fault, Exception? cause = null) =>
        Error($"{path}: not a safetensors file, or damaged ({fault}); write it again", cause);

    public static BezoarException TensorTypeUnknown(string path, string name, string type) =>
        Error($"{path}: tensor {Shorten(name)} is of type '{Shorten(type)}', which is not known; save it as float32");

    public static BezoarException TensorLength(string path, string name, string type, string shape, long bytes) =>
        Error($"{path}: tensor {Shorten(name)} of type {type} and shape {Shorten(shape)} has {bytes} bytes; the file is damaged, write it again");

    public static BezoarException TensorPlace(string path, string name, long begin, long expected) =>
        Error($"{path}: tensor {Shorten(name)} begins at byte {begin} of the data where the one before it ends at {expected}; the file is damaged, write it again");

    public static BezoarException TensorsTruncated(string path, long expected, long found) =>
        Error($"{path}: truncated; the tensors need {expected} bytes and {found} are there; get the file again");

    public static BezoarException TensorsTrailing(string path, long expected, long found) =>
        Error($"{path}: data goes on after the {expected} bytes of the tensors, to {found}; write the file again");

    public static BezoarException TensorMissing(string path, string name) =>
        Error($"{path}: holds no tensor {name}; was it saved from another network?");

    public static BezoarException TensorType(string path, string name, string found, string wanted) =>
        Error($"{path}: tensor {name} is of type {found} where {wanted} is needed; save it as such");

    public static BezoarException TensorShape(string path, string name, string found, string wanted) =>
        Error($"{path}: tensor {name} has shape {Shorten(found)} where {wanted} is needed; was it saved from another network?");

    public static BezoarException TensorNotFinite(string path, string name) =>
        Error($"{path}: tensor {name} holds NaN or infinity; train the network again with a smaller learning rate");

    public static BezoarException TensorUnexpected(string path, string name, string network) =>
        Error($"{path}: holds a tensor {Shorten(name)} that {network} does not have; was it saved from another network?");

    public static BezoarException MetadataMissing(string path, string key) =>
        Error($"{path}: says nothing about '{key}'; it was not written by Bezoar, or is of another kind");

    public static BezoarException MetadataNotUsable(string path, string key) =>
        Error($"{path}: what it says about '{key}' cannot be used; the file was changed, write it again");

    public static BezoarException OtherKindOfFile(string path, string found, string wanted) =>
        Error($"{path}: holds '{Shorten(found)}' where '{wanted}' is needed; name a file of that kind");

    public static BezoarException DamagedCheckpoint(string path) =>
        Error($"{path}: damaged: what it holds does not have the SHA-256 that it states; delete it to begin afresh, or choose another --out");

    public static BezoarException DamagedModel(string path) =>
        Error($"{path}: damaged: what it holds does not have the SHA-256 that it states; train the network again, or get the file again");

    public static BezoarException OtherTraining(string path, IEnumerable<string> differences) =>
        Error($"{path}: of an interrupted training that differs in {string.Join(", ", differences)}; repeat its command, delete the file or choose another --out");

    public static BezoarException CheckpointNotUsable(BezoarException cause) =>
        Error($"{cause.Message}, delete the file to begin afresh, or choose another --out", cause);
}
