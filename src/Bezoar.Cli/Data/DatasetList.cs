using Bezoar.Data;

namespace Bezoar.Cli.Data;

/// <summary>What <c>bezoar data list</c> prints.</summary>
internal static class DatasetList
{
    public static void Write(TextWriter output, DatasetCatalog catalog, DataRoots roots)
    {
        var width = catalog.Datasets.Max(dataset => dataset.Name.Length) + 2;
        foreach (var dataset in catalog.Datasets)
        {
            output.WriteLine(dataset.Name.PadRight(width) + Status(dataset, roots));
            output.WriteLine(new string(' ', width) + dataset.Description);
            output.WriteLine(new string(' ', width) + $"by {dataset.Publisher}; licence: {dataset.Licence}");
        }
    }

    private static string Status(NamedDataset dataset, DataRoots roots)
    {
        if (dataset.Generate is not null) return "built in";
        var folder = roots.Find(dataset.Name);
        return folder is null ? $"absent; get it by 'bezoar data fetch {dataset.Name}'" : $"in {folder}";
    }
}
