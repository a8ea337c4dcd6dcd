using Bezoar.Experiments;
using Bezoar.Reports;
using Bezoar.Reports.Page;

namespace Bezoar.Tests.Reports;

public class MethodNamesTests
{
    [Theory]
    [InlineData("dpa", 1200, "DPA, k = 1,200")]
    [InlineData("knn", 1000, "nearest neighbours, K = 1,000")]
    [InlineData("fa-16", 50, "finite aggregation, d = 16, k = 50")]
    [InlineData("fa-16-roe", 50, "finite aggregation with run-off, d = 16, k = 50")]
    [InlineData("kernel-votes-0.135", 1, "kernel votes, reach 0.135")]
    [InlineData("label-flips-12", 1, "label flips by clusters, 12 clusters")]
    [InlineData("ridge-flips", 10, "label flips by ridge, k = 10")]
    [InlineData("smoothing-0.3", 1, "randomised smoothing, q = 0.3")]
    [InlineData("smoothing-kl-0.3", 1, "randomised smoothing, by divergence, q = 0.3")]
    public void SayMethodAndSetting(string method, int partitions, string name) =>
        Assert.Equal(name, MethodNames.Of(method, partitions).Replace('\u00A0', ' '));

    /// <summary>The report says how each of them works.</summary>
    [Fact]
    public void EveryMethodIsExplained() =>
        Assert.All(MethodChoice.Names, name => Assert.NotEmpty(MethodExplanations.How(name is MethodChoice.Finite or MethodChoice.FiniteRunOff ? $"fa-2{name[2..]}" : name)));
}
