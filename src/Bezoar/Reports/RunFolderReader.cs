using Bezoar.Certificates;
using Bezoar.Data.Npy;
using Bezoar.Experiments;
using Bezoar.Voting;

namespace Bezoar.Reports;

/// <summary>
/// Reads a run's folder for showing it. It checks that the files fit together; whether they are true is for <c>verify</c>.
/// </summary>
public static class RunFolderReader
{
    /// <summary>Reads <c>result.json</c>, for each of its results certificates and votes, and the pictures if there are any.</summary>
    /// <exception cref="BezoarException">A file is missing, damaged, or does not fit the others.</exception>
    public static RunFolder Read(string directory)
    {
        var result = ResultFile.Read(directory);
        var resultPath = Path.Combine(directory, RunFiles.Result);
        if (result.Results.Count == 0) throw Errors.NoResults(resultPath);
        var runs = new List<CertifiedRun>();
        foreach (var summary in result.Results)
        {
            // The name becomes part of a path, and the folder may come from someone else.
            if (!IsPlainName(summary.Method)) throw Errors.BadMethodName(resultPath, summary.Method);
            var certificates = Path.Combine(directory, RunFiles.Certificates(summary.Method, summary.Partitions));
            var votes = Path.Combine(directory, RunFiles.Votes(summary.Method, summary.Partitions));
            runs.Add(new(summary, CertificatesFile.Read(certificates, result.Dataset), ReadVotes(votes, MethodOfResult.Find(summary, result.Dataset) ?? throw Errors.UnknownMethod(resultPath, summary.Method), result.Dataset)));
        }
        return new(result, runs, ExampleImages.Read(directory, result.Dataset));
    }

    private static TallyTable ReadVotes(string path, CertificateMethod method, DatasetSummary dataset)
    {
        var array = NpyFile.Read(path);
        if (array.Shape is not [var inputs, var width] || inputs != dataset.TestCount || width != method.Width)
            throw Errors.VotesDoNotFitResult(path, string.Join(", ", array.Shape), dataset.TestCount, method.Width);
        return new MethodVotes(method, array.ToInt32(), "", []).ToTallies();
    }

    private static bool IsPlainName(string name) =>
        name.Length > 0 && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '.');
}
