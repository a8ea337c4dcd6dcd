using System.Text.Json;

namespace Bezoar;

internal static partial class Errors
{
    public static BezoarException NotARunFolder(string directory) => Directory.Exists(directory)
        ? Error($"{directory}: holds no result.json; name a folder that 'bezoar certify', 'bezoar train' or 'bezoar evaluate' wrote")
        : Error($"{directory}: no such folder; name one that 'bezoar certify', 'bezoar train' or 'bezoar evaluate' wrote");

    public static BezoarException DamagedResult(string path, JsonException cause) =>
        Error($"{path}: not a result of Bezoar (line {(cause.LineNumber ?? 0) + 1}, {FieldOf(cause)}); run the command that wrote it again", cause);

    public static BezoarException NullInResult(string path) =>
        Error($"{path}: not a result of Bezoar (null in a list); run the command that wrote it again");

    public static BezoarException UnknownResultSchema(string path, string schema) =>
        Error($"{path}: layout '{schema}' is unknown; this version reads '{Experiments.RunResult.CurrentSchema}'");

    public static BezoarException ResultOfOtherCommand(string path, string found, string wanted) =>
        Error($"{path}: a result of '{found}' where one of '{wanted}' is needed; name another folder");

    public static BezoarException NoResults(string path) =>
        Error($"{path}: lists no results; run the command that wrote it again");

    public static BezoarException BadMethodName(string path, string method) =>
        Error($"{path}: method '{method}' is no plain name of lower-case letters, digits and dashes; the file was changed");

    public static BezoarException UnknownMethod(string path, string method) =>
        Error($"{path}: method '{method}' is none that this version knows, or its entry lacks what belongs to it; use the version that wrote it");

    public static BezoarException TableHeader(string path, string header) =>
        Error($"{path}: does not begin with the line '{header}'; run the command that wrote it again");

    public static BezoarException DamagedTableRow(string path, int line, string header) =>
        Error($"{path}: line {line} is not '{header}' in order of index; run the command that wrote it again");

    public static BezoarException TableDoesNotFitResult(string path, int found, int expected) =>
        Error($"{path}: {found} test inputs but result.json says {expected}; the files do not belong together");

    public static BezoarException AnglesDoNotFitResult(string path) =>
        Error($"{path}: an attempt does not have as many angles as epochs were measured after");

    public static BezoarException ExamplesDoNotFitResult(string path) => Error($"{path}: does not fit result.json beside it; run the evaluation again");

    public static BezoarException ClassesDoNotFitResult(string path, int found, int expected) =>
        Error($"{path}: figures for {found} classes of a data set with {expected}; the file was changed");

    public static BezoarException AccuracyDoesNotFitPredictions(string path, double stated, double found) =>
        Error($"{path}: a test accuracy of {stated} but the predictions give {found}; the files do not belong together");

    public static BezoarException VotesDoNotFitResult(string path, string found, int inputs, int classes) =>
        Error($"{path}: an array of shape ({found}) but result.json says ({inputs}, {classes}); the files do not belong together");

    public static BezoarException BadPredictionsName(string path, string name) =>
        Error($"{path}: predictions '{name}' are no file of a run's folder; the file was changed");

    public static BezoarException PredictionsDoNotFitResult(string path) =>
        Error($"{path}: not the predictions that result.json speaks of; run the command that wrote them again");

    public static BezoarException DamagedExamples(string path, Exception cause) =>
        Error($"{path}: damaged; delete it to get the report without pictures, or run the command that wrote it again", cause);

    private static string FieldOf(JsonException cause) => cause.Path is { Length: > 1 } path ? path : "the whole file";
}
