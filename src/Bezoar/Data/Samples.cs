namespace Bezoar.Data;

/// <summary>What a reader found, before it is known how many classes there are.</summary>
/// <param name="Source">The file that messages name.</param>
/// <param name="Shape">What one record holds.</param>
/// <param name="Records">count × <see cref="RecordShape.ByteCount"/> bytes.</param>
/// <param name="LabelSource">The file that messages about labels name.</param>
/// <param name="Labels">One label per record.</param>
internal sealed record Samples(string Source, RecordShape Shape, byte[] Records, string LabelSource, int[] Labels)
{
    // A larger label is a mistake (a number that identifies a sample, say), and would make a vote table of that width.
    private const int MostClasses = 1 << 16;

    /// <summary>Puts training and test samples together.</summary>
    /// <param name="name">Such as <c>mnist</c>.</param>
    /// <param name="train">Training samples.</param>
    /// <param name="test">Test samples of the same shape.</param>
    /// <param name="classNames">Where they are known, and with them the number of classes; otherwise it is one more than the largest label.</param>
    public static DatasetSplits Join(string name, Samples train, Samples test, IReadOnlyList<string>? classNames = null)
    {
        if (train.Shape != test.Shape) throw Errors.SplitsDiffer(train.Source, train.Shape, test.Source, test.Shape);
        var classCount = classNames?.Count ?? 1 + Math.Max(train.LargestLabel(), test.LargestLabel());
        return new(name, train.ToDataset($"{name}/train", classCount), test.ToDataset($"{name}/test", classCount))
        {
            ClassNames = classNames,
        };
    }

    private Dataset ToDataset(string name, int classCount)
    {
        // Checked here, because the data set itself no longer knows which file a fault is in.
        if (Labels.Length == 0) throw Errors.EmptyDataset(Source);
        // Only where there are records is their size known to be one that memory can hold.
        var count = Records.Length == 0 ? 0 : Records.Length / Shape.ByteCount;
        if (count != Labels.Length) throw Errors.CountsDiffer(Source, count, LabelSource, Labels.Length);
        for (var i = 0; i < Labels.Length; i++)
            if (Labels[i] >= classCount) throw Errors.LabelOutOfRange(LabelSource, i, Labels[i], classCount);
        return new(name, Shape, classCount, Records, Labels);
    }

    private int LargestLabel()
    {
        var largest = 0;
        for (var i = 0; i < Labels.Length; i++)
        {
            if ((uint)Labels[i] >= MostClasses) throw Errors.LabelOutOfRange(LabelSource, i, Labels[i], MostClasses);
            largest = Math.Max(largest, Labels[i]);
        }
        return largest;
    }
}
