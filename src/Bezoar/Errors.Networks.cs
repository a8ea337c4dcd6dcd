using Bezoar.Learning.Networks;

namespace Bezoar;

internal static partial class Errors
{
    public static BezoarException LayerShape(string network, string layer, string description, TensorShape given, string needed) =>
        Error($"{network}: layer {layer} ({description}) receives {given} and needs {needed}");
}
