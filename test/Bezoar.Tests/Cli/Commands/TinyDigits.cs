using Bezoar.Data;
using Bezoar.Data.Digits;
using Bezoar.Data.Idx;
using Bezoar.Data.Npy;
using Bezoar.Numerics;

namespace Bezoar.Tests.Cli.Commands;

/// <summary>A data set in a folder that is certified in a moment, and room for runs beside it.</summary>
public sealed class TinyDigits : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TinyDigits()
    {
        Splits = Digits.Create(new() { TrainCount = 150, TestCount = 60 }, Workers.Single);
        IdxDataset.Write(Splits, Path);
    }

    public DatasetSplits Splits { get; }

    public string Path => _folder["data"];

    /// <summary>A path for a run that does not exist yet.</summary>
    public string NewRun() => _folder["run-" + System.IO.Path.GetRandomFileName()];

    /// <summary>The true classes of the test inputs, as a file to hand in.</summary>
    public string WriteLabels()
    {
        var path = _folder["labels.npy"];
        NpyFile.Write(path, Splits.Test.Labels, Splits.Test.Count);
        return path;
    }

    public void Dispose() => _folder.Dispose();
}
