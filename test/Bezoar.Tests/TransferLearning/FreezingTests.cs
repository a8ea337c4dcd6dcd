using Bezoar.TransferLearning;

namespace Bezoar.Tests.TransferLearning;

public class FreezingTests
{
    [Theory]
    [InlineData("all", 0)]
    [InlineData("none", null)]
    [InlineData("all-but-1", 1)]
    [InlineData("all-but-12", 12)]
    public void ReadsWhatItWrites(string text, int? blocks)
    {
        Assert.True(Freezing.TryParse(text, out var freezing));
        Assert.Equal((blocks, text), (freezing.TrainedBlocks, freezing.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("All")]
    [InlineData("all-but-")]
    [InlineData("all-but-0")]
    [InlineData("all-but--1")]
    [InlineData("all-but-1.5")]
    [InlineData("all-but- 1")]
    [InlineData("2")]
    public void ReadsNothingElse(string text) => Assert.False(Freezing.TryParse(text, out _));
}
