namespace Bezoar.Data.Cifar;

/// <summary>CIFAR-10 as its publisher's archive unpacks: five training batches and a test batch.</summary>
internal sealed class CifarFormat : DatasetFormat
{
    private static readonly string[] TrainFiles = [.. Enumerable.Range(1, 5).Select(i => $"data_batch_{i}.bin")];

    private const string TestFile = "test_batch.bin";

    public override string Name => "CIFAR-10 binary";

    public override string Layout => "data_batch_1.bin to data_batch_5.bin and test_batch.bin, also inside cifar-10-batches-bin";

    public override bool Matches(string folder) => Place(folder) is not null;

    public override DatasetSplits Read(string name, string folder, IReadOnlyList<string>? classNames)
    {
        var place = Place(folder) ?? folder;
        var missing = TrainFiles.Append(TestFile).Where(file => !File.Exists(Path.Combine(place, file))).ToArray();
        if (missing.Length > 0) throw Errors.MissingPart(place, string.Join(", ", missing));
        return Samples.Join(
            name,
            CifarFile.ReadSamples([.. TrainFiles.Select(file => Path.Combine(place, file))]),
            CifarFile.ReadSamples([Path.Combine(place, TestFile)]),
            classNames ?? CifarFile.ClassNames);
    }

    /// <summary>Batches as even as can be; every one must hold something, so five training samples are the fewest.</summary>
    public override void Write(DatasetSplits splits, string folder)
    {
        var train = splits.Train;
        if (train.Count < TrainFiles.Length) throw Errors.CannotStore(train.Name, Name, "has five batches with a sample each at least");
        for (var batch = 0; batch < TrainFiles.Length; batch++)
        {
            var (first, end) = ((int)((long)batch * train.Count / TrainFiles.Length), (int)((batch + 1L) * train.Count / TrainFiles.Length));
            CifarFile.Write(Path.Combine(folder, TrainFiles[batch]), train, first, end - first);
        }
        CifarFile.Write(Path.Combine(folder, TestFile), splits.Test);
    }

    private static string? Place(string folder)
    {
        string[] places = [folder, Path.Combine(folder, "cifar-10-batches-bin")];
        return places.FirstOrDefault(place => TrainFiles.Append(TestFile).Any(file => File.Exists(Path.Combine(place, file))));
    }
}
