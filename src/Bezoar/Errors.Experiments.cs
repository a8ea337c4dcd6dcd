namespace Bezoar;

internal static partial class Errors
{
    public static BezoarException RunFolderInUse(string directory, Exception cause) =>
        Error($"{directory}: another run is writing into this folder; wait for it or choose another --out", cause);

    public static BezoarException TooFewThreads(int threads) => Error($"threads: {threads} given; need at least 1");
}
