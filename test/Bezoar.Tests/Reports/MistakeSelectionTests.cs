using Bezoar.Reports;

namespace Bezoar.Tests.Reports;

public class MistakeSelectionTests
{
    [Fact]
    public void OneOfEachKindComesBeforeASecond()
    {
        // 0 taken for 1 three times, 2 for 0 twice, 1 for 0 twice, 1 for 2 once.
        int[] labels = [0, 2, 0, 1, 2, 1, 0, 1, 3];
        int[] predictions = [1, 0, 1, 0, 0, 0, 1, 2, 3];
        Assert.Equal([0, 3, 1, 7, 2, 5, 4, 6], MistakeSelection.From(labels, predictions));
    }

    [Fact]
    public void ThereAreNeverTooMany()
    {
        var labels = Enumerable.Range(0, 1000).Select(i => i % 10).ToArray();
        Assert.Equal(MistakeSelection.Most, MistakeSelection.From(labels, [.. labels.Select(label => (label + 1) % 10)]).Count);
        Assert.Empty(MistakeSelection.From(labels, labels));
    }
}
