using Bezoar.Data;
using Bezoar.Learning.Networks;

namespace Bezoar;

internal static partial class Errors
{
    public static BezoarException NoTopLayer(string path) =>
        Error($"{path}: has no fully connected layer and no convolution of one place with something before it; say with --layer after which node it ends");

    public static BezoarException NotAveraged(TensorShape map, int places) =>
        Error($"average: a feature map of {map} cannot be averaged to {places}×{places} by equal windows; choose a number that divides its rows and columns, or 1");

    public static BezoarException BackboneNeedsImages(string path, RecordShape shape) =>
        Error($"{path}: takes images, but the records are {shape}; train without --backbone");

    public static BezoarException TooManyBlocks(int blocks, int count, string layer) =>
        Error($"freeze: all-but-{blocks} is asked for, and there are {count} blocks up to {layer}; choose less than {count}, or none to train them all");

    public static BezoarException TooManyFeatures(string dataset, int count, int features) =>
        Error($"{dataset}: {features} features of each of {count} images are too many to keep; choose fewer samples (--per-class), a smaller --size, or --freeze none");
}
