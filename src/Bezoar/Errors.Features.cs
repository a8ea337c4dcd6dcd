using Bezoar.Data;

namespace Bezoar;

internal static partial class Errors
{
    public static BezoarException TooFewInputs(int count, int needed, string what) =>
        Error($"{count} training inputs are too few for {what}: it needs at least {needed}");

    public static BezoarException SmallerThanPatch(ImageShape shape, int size) =>
        Error($"patches of {size}×{size} pixels do not fit into images of {shape}; choose smaller ones, or --descriptor hog");

    public static BezoarException NoDescriptorForVectors(string descriptor) =>
        Error($"--descriptor {descriptor} is for images; vectors are taken as they are");
}
