using Bezoar.Attacks;
using Bezoar.Data;

namespace Bezoar.Tests.Attacks;

public class PoisonedDatasetTests
{
    private static readonly Dataset Training = Toys.Images(Toys.Grey, 9);

    private static readonly PoisonedDataset.Edit[] Edits =
        [new(Touch.Added, 1, 2), new(Touch.Changed, 3, 0), new(Touch.Relabelled, 4, 0), new(Touch.Added, 7, 0), new(Touch.Changed, 8, 1)];

    [Fact]
    public void SamplesKeepTheirPlaceAndAddedOnesStandAtTheEnd()
    {
        var poisoned = Make(Edits);
        Assert.Equal(
            [
                new(3, Touch.Changed, 3, 0, 0), new(4, Touch.Relabelled, 4, 1, 0), new(8, Touch.Changed, 8, 2, 1),
                new(9, Touch.Added, 1, 1, 2), new(10, Touch.Added, 7, 1, 0),
            ],
            poisoned.Instances);
        Assert.Equal([0, 1, 2, 0, 0, 2, 0, 1, 1, 2, 0], poisoned.Dataset.Labels.ToArray());
        foreach (var i in (int[])[0, 1, 2, 4, 5, 6, 7]) Assert.Equal(Training.Record(i).ToArray(), poisoned.Dataset.Record(i).ToArray());
        Assert.Same(Training, poisoned.Original);
    }

    /// <summary>Each edit paints over a copy of its own source, and relabelled samples are not painted.</summary>
    [Fact]
    public void EditsPaintOverTheirSources()
    {
        var poisoned = Make(Edits);
        (int Index, int Source, int Edit)[] painted = [(3, 3, 1), (8, 8, 4), (9, 1, 0), (10, 7, 3)];
        foreach (var (index, source, edit) in painted)
        {
            var expected = Training.Record(source).ToArray();
            expected[edit] ^= 0xFF;
            Assert.Equal(expected, poisoned.Dataset.Record(index).ToArray());
        }
    }

    [Fact]
    public void TheOriginalStaysAsItIs()
    {
        var (records, labels) = (Training.Records.ToArray(), Training.Labels.ToArray());
        Make(Edits);
        Assert.Equal(records, Training.Records.ToArray());
        Assert.Equal(labels, Training.Labels.ToArray());
    }

    [Fact]
    public void BudgetsCountBothUnits()
    {
        Assert.Equal(new(8, null), Make(Edits).Budget);
        Assert.Equal(new(2, null), Make(Edits[0], Edits[3]).Budget);
        Assert.Equal(new(2, null), Make(Edits[1]).Budget);
        Assert.Equal(new(2, 1), Make(Edits[2]).Budget);
    }

    [Fact]
    public void WithoutEditsNothingHappens()
    {
        var poisoned = Make();
        Assert.Equal(Training.Digest, poisoned.Dataset.Digest);
        Assert.Empty(poisoned.Instances);
        Assert.Equal(new(0, 0), poisoned.Budget);
    }

    [Fact, Trait("Category", "Determinism")]
    public void ThreadsChangeNoByte()
    {
        PoisonedDataset.Edit[] edits = [.. Enumerable.Range(0, Training.Count).Select(i => new PoisonedDataset.Edit(i % 2 == 0 ? Touch.Added : Touch.Changed, i, 0))];
        Assert.Equal(Make(1, edits).Dataset.Digest, Make(3, edits).Dataset.Digest);
    }

    private static PoisonedDataset Make(params PoisonedDataset.Edit[] edits) => Make(1, edits);

    /// <summary>Edit number n turns over the n-th byte of its record.</summary>
    private static PoisonedDataset Make(int threads, PoisonedDataset.Edit[] edits) =>
        PoisonedDataset.Make(Training, edits, new(threads), (edit, record) => record[edit] ^= 0xFF);
}
