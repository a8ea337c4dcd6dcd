namespace Bezoar;

internal static partial class Errors
{
    /// <summary>One message with every fault of an attack, where there are any.</summary>
    public static void ThrowIfAny(string attack, IReadOnlyCollection<string> faults)
    {
        if (faults.Count > 0) throw InvalidOptions($"attack {attack}", faults);
    }

    public static BezoarException PatchSizes(int height, int width, int channels, int values, int opacities) =>
        Error($"trigger: {values} values and {opacities} opacities do not make a patch of {height}×{width} pixels and {channels} channels; one or three channels, an opacity for every pixel");

    public static BezoarException PatchIsInvisible() => Error($"trigger: every pixel is transparent");

    public static BezoarException SquareSize(int size) => Error($"trigger: a square of {size} pixels is impossible, a side has 1 to 4096");

    public static BezoarException FrameWidth(int width) => Error($"trigger: a frame of {width} pixels is impossible, it has 1 to 4096");

    public static BezoarException BlendPercent(int percent) => Error($"trigger: a blend of {percent} % is impossible, it has 1 to 100");

    public static BezoarException UnknownTrigger(string name, IEnumerable<string> known) =>
        Error($"no trigger is called '{name}'; there are {string.Join(", ", known)}, square-SIZE, frame-WIDTH, blend-PERCENT, and files .json and .png");

    public static BezoarException NotATriggerFile(string path, string fault) => Error($"{path}: not a trigger: {fault}");

    public static BezoarException NotAManifest(string path, string fault) => Error($"{path}: not a manifest of an attack: {fault}");

    public static BezoarException ManifestChanged(string path) =>
        Error($"{path}: the manifest was changed since it was sealed; nothing that it says can be relied on");

    public static BezoarException ManifestOfOtherDataset(FormattableString fault) => Error($"the poisoned training set does not fit its manifest: {fault}");

    public static BezoarException NoManifest(string folder) =>
        Error($"{folder}: no manifest.json in it: it is not what 'bezoar attack' wrote, or was not finished");

    public static BezoarException DataWouldBeReplaced(string folder) =>
        Error($"{folder}: holds data that no attack wrote, or did not finish writing; choose another folder, or remove it");

    public static BezoarException FileWouldBeReplaced(string path) =>
        Error($"{path}: no attack wrote this file, or it did not finish, and an attack would replace it; choose another folder, or remove the file");

    public static BezoarException TestSetChanged(string folder) => Error($"{folder}: the test set is not what it was when the manifest was written");

    public static BezoarException TriggerChanged(string path) => Error($"{path}: not the trigger that the manifest names");

    public static BezoarException SourceWouldBeReplaced(string folder) =>
        Error($"{folder}: holds the data set that is to be poisoned, with what is needed to restore it; choose another folder");

    public static BezoarException DataOfOtherFormat(string folder, string format) =>
        Error($"{folder}: holds the data of an attack on another data set ({format}); choose another folder, or remove it");

    public static BezoarException NotAnExperiment(string name, string fault) => Error($"{name}: not an experiment: {fault}");

    public static BezoarException UnknownExperiment(string name, IEnumerable<string> known, string? nearest) =>
        Error($"no experiment is called '{name}'{(nearest is null ? "" : $"; did you mean {nearest}?")}; there are {string.Join(", ", known)}, and files .json");

    public static BezoarException FeaturesNotFinite() =>
        Error($"the network gives features that are NaN or infinite, so that no image can come near them; use another network or layer");
}
