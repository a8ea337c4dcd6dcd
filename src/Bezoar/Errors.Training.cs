using Bezoar.Data;
using Bezoar.Learning.Networks;

namespace Bezoar;

internal static partial class Errors
{
    public static BezoarException NetworkTakesOtherInputs(string network, TensorShape input, RecordShape shape) =>
        Error($"{network}: takes inputs of {input}, but the records are {shape}; make the network for this data set");

    public static BezoarException NetworkHasOtherClasses(string network, TensorShape output, int classCount) =>
        Error($"{network}: gives {output} where one output for each of {classCount} classes is needed; make the network for this data set");

    public static BezoarException ImagesOnly(RecordShape shape) =>
        Error($"training: records are {shape}, which cannot be moved or mirrored as images are; set crop padding to 0 and mirror to false");

    public static BezoarException LossNotFinite(string network, double loss, int epoch, int step, double learningRate) =>
        Error($"{network}: the loss became {loss} in epoch {epoch + 1}, step {step + 1}; train with a learning rate below {learningRate}");

    public static BezoarException WeightNotFinite(string network, string parameter, int epoch, double learningRate) =>
        Error($"{network}: {parameter} became NaN or infinite in epoch {epoch + 1}; train with a learning rate below {learningRate}");
}
