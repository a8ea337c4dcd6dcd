namespace Bezoar.Data.Csv;

/// <summary>Two tables of numbers.</summary>
internal sealed class CsvFormat : DatasetFormat
{
    public override string Name => "CSV";

    public override string Layout => "train.csv and test.csv";

    public override bool Matches(string folder) => File.Exists(Train(folder)) || File.Exists(Test(folder));

    public override DatasetSplits Read(string name, string folder, IReadOnlyList<string>? classNames)
    {
        if (!File.Exists(Train(folder))) throw Errors.MissingPart(folder, "train.csv");
        if (!File.Exists(Test(folder))) throw Errors.MissingPart(folder, "test.csv");
        return Samples.Join(name, CsvTable.Read(Train(folder)), CsvTable.Read(Test(folder)), classNames);
    }

    public override void Write(DatasetSplits splits, string folder)
    {
        CsvTable.Write(Train(folder), splits.Train);
        CsvTable.Write(Test(folder), splits.Test);
    }

    private static string Train(string folder) => Path.Combine(folder, "train.csv");

    private static string Test(string folder) => Path.Combine(folder, "test.csv");
}
