using Bezoar.Data;
using Bezoar.Learning.Networks;

namespace Bezoar;

internal static partial class Errors
{
    public static BezoarException LayerShape(string network, string layer, string description, TensorShape given, string needed) =>
        Error($"{network}: layer {layer} ({description}) receives {given} and needs {needed}");

    public static BezoarException ModelDoesNotFit(BezoarException fault) =>
        Error($"{fault.Message}; choose another --model, 'linear' takes any input", fault);

    public static BezoarException SurrogateDoesNotFit(BezoarException fault) =>
        Error($"{fault.Message}; choose another --surrogate, 'linear' takes any input", fault);

    public static BezoarException LearnerDoesNotFit(BezoarException fault) =>
        Error($"{fault.Message}; use the kernel-ridge learner", fault);

    public static BezoarException BatchTooLarge(string network, int batchSize, string layer, TensorShape shape) =>
        Error($"{network}: a batch of {batchSize} samples has more numbers behind layer {layer} ({shape} each) than can be counted; choose a smaller batch");

    public static BezoarException NetworksNeedImages(string learner, RecordShape shape) =>
        Error($"{learner}: trains on images, but the records are {shape}; use the kernel-ridge learner");

    public static BezoarException RotationsNeedSquareImages(RecordShape shape) =>
        Error($"rotations can be learnt from square images only, and these records are {shape}; use --embedding graph");

    public static BezoarException TooManyToTurn(int count, ImageShape shape) =>
        Error($"{count} images of {shape}, each in four rotations, are more than fit into memory; use --embedding graph");

    public static BezoarException NothingToTurn() => Error($"there are no training inputs to learn rotations from");

    public static BezoarException UnknownArchitecture(string name, IEnumerable<string> known, string? nearest) =>
        Error($"no network is called '{name}'{(nearest is null ? "" : $"; did you mean {nearest}?")}; there are {string.Join(", ", known)}");
}
