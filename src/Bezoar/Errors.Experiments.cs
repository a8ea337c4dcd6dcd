namespace Bezoar;

internal static partial class Errors
{
    public static BezoarException RunFolderInUse(string directory, Exception cause) =>
        Error($"{directory}: another run is writing into this folder; wait for it or choose another --out", cause);

    public static BezoarException InputWouldBeReplaced(string path, string directory) =>
        Error($"{path}: would be replaced by this run's own files in {directory}; choose another --out");

    public static BezoarException ResultWouldBeReplaced(string directory, string command) =>
        Error($"{directory}: holds the result of 'bezoar {Shorten(command)}'; delete it or choose another --out");

    public static BezoarException VotesOfAnotherRun(string path) =>
        Error($"{path}: finished base classifiers of an interrupted run with other data, options or another version; go on with that run, delete the file or choose another --out");

    public static BezoarException SingleClass(string dataset) =>
        Error($"{dataset}: all samples have the same class, which no poison can overturn; certify a data set of two classes or more");

    public static BezoarException ThreadsOutOfRange(int threads, int most) => Error($"threads: {threads} given; must be 1 to {most}");

    public static BezoarException UnsoundAgainstInsertions(string descriptor) =>
        Error($"{descriptor}: learnt from the training inputs, so an inserted sample reaches every base classifier; it can be certified against label flips only");

    public static BezoarException NoTargets(string setting) =>
        Error($"setting {setting}: the victim reads no test input of the class rightly, so that none can be a target; train it longer, or on more images");

    public static BezoarException TooFewBases(string setting, int poisons, int bases) =>
        Error($"setting {setting}: {poisons} poison instances are asked for, and there are {bases} images to make them of; choose fewer, or more training images");
}
