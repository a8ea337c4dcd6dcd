namespace Bezoar.Data;

/// <summary>Turns what a user calls a data set, a name or a folder, into its samples.</summary>
/// <param name="datasets">Those with a name.</param>
public sealed class DatasetCatalog(IReadOnlyList<NamedDataset> datasets)
{
    /// <summary>The data sets that Bezoar knows by name.</summary>
    public static DatasetCatalog Default { get; } = new(
    [
        new("mnist", "handwritten digits, grey, 28×28", "Y. LeCun, C. Cortes, C. Burges", "CC BY-SA 3.0")
        {
            ClassNames = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
        },
        new("cifar10", "photographs of ten kinds of things, colour, 32×32", "A. Krizhevsky, V. Nair, G. Hinton", "none stated")
        {
            ClassNames = Cifar.CifarFile.ClassNames,
        },
    ]);

    /// <summary>Those with a name, in the order in which lists show them.</summary>
    public IReadOnlyList<NamedDataset> Datasets { get; } = datasets;

    /// <summary>Reads or generates a data set.</summary>
    /// <param name="nameOrFolder">
    /// A name, which wins over a folder that is called the same (write <c>./mnist</c> for that), or a folder as in <see cref="DatasetFolder"/>.
    /// </param>
    /// <param name="roots">Where named data sets are looked for.</param>
    /// <exception cref="BezoarException">Neither a name nor a folder, a named one that is absent, or files that are damaged.</exception>
    public DatasetSplits Read(string nameOrFolder, DataRoots roots)
    {
        if (Find(nameOrFolder) is not { } named) return ReadFolder(nameOrFolder);
        if (named.Generate is not null) return named.Generate();
        var folder = roots.Find(named.Name)
            ?? throw Errors.DatasetAbsent(named.Name, roots.Folders.Select(root => Path.Combine(root, named.Name)));
        return DatasetFolder.Read(named.Name, folder, named.ClassNames);
    }

    /// <summary>The entry of that name, in whatever case it is written, or null.</summary>
    public NamedDataset? Find(string name) =>
        Datasets.FirstOrDefault(dataset => dataset.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The entry of that name.</summary>
    /// <exception cref="BezoarException">No such name; the message lists those that exist and suggests the nearest.</exception>
    public NamedDataset Get(string name) => Find(name) ?? throw Unknown(name);

    private DatasetSplits ReadFolder(string folder)
    {
        var looksLikePath = folder.AsSpan().IndexOfAny('/', '\\', '.') >= 0;
        if (!looksLikePath && !Path.Exists(folder)) throw Unknown(folder);
        return DatasetFolder.Read(folder, folder);
    }

    private BezoarException Unknown(string name)
    {
        var nearest = Datasets.MinBy(dataset => EditDistance.Between(dataset.Name, name.ToLowerInvariant()));
        var isNear = nearest is not null && EditDistance.Between(nearest.Name, name.ToLowerInvariant()) <= 2;
        return Errors.UnknownDataset(name, Datasets.Select(dataset => dataset.Name), isNear ? nearest!.Name : null);
    }
}
