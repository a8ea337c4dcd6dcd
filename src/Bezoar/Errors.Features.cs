namespace Bezoar;

internal static partial class Errors
{
    public static BezoarException TooFewInputs(int count, int needed, string what) =>
        Error($"{count} training inputs are too few for {what}: it needs at least {needed}");
}
