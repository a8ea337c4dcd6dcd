using Bezoar.Experiments;

namespace Bezoar.Tests.Experiments;

public class MethodChoiceTests
{
    [Theory]
    [InlineData("dpa")]
    [InlineData("fa:16", 16f)]
    [InlineData("knn:1000-5000", 1000f, 2000f, 3000f, 4000f, 5000f)]
    [InlineData("knn:250-2000", 250f, 688f, 1125f, 1562f, 2000f)]
    [InlineData("knn:5-6", 5f, 6f)]
    [InlineData("kernel-votes:0.5-1.3", 0.5f, 0.7f, 0.9f, 1.1f, 1.3f)]
    [InlineData("kernel-votes:0.135", 0.135f)]
    [InlineData("kernel-votes:3.9999", 3.9999f)]
    [InlineData("smoothing:0.0001", 0.0001f)]
    public void IsReadAsItIsWritten(string text, params float[] numbers)
    {
        var choice = MethodChoice.TryParse(text);
        Assert.NotNull(choice);
        Assert.Equal(text.Split(':')[0], choice.Name);
        Assert.Equal(numbers, choice.Numbers);
        Assert.Empty(choice.Faults());
    }

    [Theory]
    [InlineData("")]
    [InlineData("dpo")]
    [InlineData("fa:")]
    [InlineData("fa:x")]
    [InlineData("fa:1:2")]
    [InlineData("knn:5-1")]
    [InlineData("knn:1-2-3")]
    [InlineData("knn:-5")]
    public void OthersAreRefused(string text) => Assert.Null(MethodChoice.TryParse(text));

    [Theory]
    [InlineData("dpa:3", "dpa takes no number")]
    [InlineData("fa:0", "must be a whole number of 1 to 256")]
    [InlineData("fa-roe:1.5", "must be a whole number of 1 to 256")]
    [InlineData("knn:0", "must be a whole number of at least 1")]
    [InlineData("ridge-flips:0", "must be a whole number of 1 to 10000 partitions")]
    [InlineData("smoothing:1", "must be above 0 and below 1")]
    [InlineData("smoothing-kl:0", "must be above 0 and below 1")]
    [InlineData("kernel-votes:5", "must be above 0 and at most 4")]
    [InlineData("smoothing:0.00001", "have at most 4 decimals")]
    [InlineData("smoothing-kl:0.12345", "have at most 4 decimals")]
    [InlineData("kernel-votes:0.00001", "have at most 4 decimals")]
    public void ImpossibleNumbersAreFaults(string text, string fault) =>
        Assert.Contains(fault, Assert.Single(MethodChoice.TryParse(text)!.Faults()), StringComparison.Ordinal);
}
