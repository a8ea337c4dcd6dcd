namespace Bezoar.Data;

/// <summary>How often samples of a data set repeat one another.</summary>
/// <param name="SameLabel">Samples whose bytes and label an earlier sample (in content order) has too.</param>
/// <param name="OtherLabel">Records that occur with more than one label.</param>
public sealed record DuplicateCount(int SameLabel, int OtherLabel)
{
    /// <summary>Counts by one pass over the content order.</summary>
    public static DuplicateCount Of(Dataset dataset)
    {
        var order = dataset.InContentOrder;
        int sameLabel = 0, otherLabel = 0;
        var labelsOfRecord = 1;
        for (var i = 1; i < order.Length; i++)
        {
            if (!dataset.Record(order[i - 1]).SequenceEqual(dataset.Record(order[i]))) labelsOfRecord = 1;
            else if (dataset.Labels[order[i - 1]] == dataset.Labels[order[i]]) sameLabel++;
            else if (++labelsOfRecord == 2) otherLabel++;
        }
        return new(sameLabel, otherLabel);
    }

    /// <summary>How many samples of <paramref name="test"/> have a record that is also in <paramref name="train"/>, whatever the labels.</summary>
    public static int Shared(Dataset train, Dataset test)
    {
        var trainOrder = train.InContentOrder;
        int shared = 0, at = 0;
        foreach (var i in test.InContentOrder)
        {
            while (at < trainOrder.Length && ContentOrder.CompareRecords(train.Record(trainOrder[at]), test.Record(i)) < 0) at++;
            if (at < trainOrder.Length && train.Record(trainOrder[at]).SequenceEqual(test.Record(i))) shared++;
        }
        return shared;
    }
}
