using System.Text.Json;

namespace Bezoar;

internal static partial class Errors
{
    public static BezoarException NotARunFolder(string directory) => Directory.Exists(directory)
        ? Error($"{directory}: holds no result.json; name a folder that 'bezoar certify --out' wrote")
        : Error($"{directory}: no such folder; name one that 'bezoar certify --out' wrote");

    public static BezoarException DamagedResult(string path, JsonException cause) =>
        Error($"{path}: not a result of Bezoar (line {(cause.LineNumber ?? 0) + 1}, {FieldOf(cause)}); run 'bezoar certify' again", cause);

    public static BezoarException UnknownResultSchema(string path, string? schema) =>
        Error($"{path}: layout '{schema}' is unknown; this version reads '{Experiments.CertifyResult.CurrentSchema}'");

    public static BezoarException NoResults(string path) =>
        Error($"{path}: lists no results; run 'bezoar certify' again");

    public static BezoarException BadMethodName(string path, string method) =>
        Error($"{path}: method '{method}' is no plain name of lower-case letters, digits and dashes; the file was changed");

    public static BezoarException CertificatesHeader(string path) =>
        Error($"{path}: does not begin with the line 'index,label,prediction,radius'; run 'bezoar certify' again");

    public static BezoarException DamagedCertificate(string path, int line) =>
        Error($"{path}: line {line} is not 'index,label,prediction,radius' in order of index; run 'bezoar certify' again");

    public static BezoarException CertificatesDoNotFitResult(string path, int found, int expected) =>
        Error($"{path}: {found} test inputs but result.json says {expected}; the files do not belong together");

    public static BezoarException VotesDoNotFitResult(string path, string found, int inputs, int classes) =>
        Error($"{path}: an array of shape ({found}) but result.json says ({inputs}, {classes}); the files do not belong together");

    public static BezoarException DamagedExamples(string path, Exception cause) =>
        Error($"{path}: damaged; delete it to get the report without pictures, or run 'bezoar certify' again", cause);

    private static string FieldOf(JsonException cause) => cause.Path is { Length: > 1 } path ? path : "the whole file";
}
