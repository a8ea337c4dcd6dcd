using Bezoar.Data;
using Bezoar.Learning.Networks.Architectures;
using Bezoar.Learning.Networks.Ensembles;

namespace Bezoar.Tests.Learning.Networks.Ensembles;

public class NetworkLearnersTests
{
    private static readonly ImageShape Grey = new(1, 28, 28), Colour = new(3, 32, 32);

    /// <summary>Levine and Feizi, arXiv 2006.14768, and the code that they published.</summary>
    [Fact]
    public void NetworkInNetworkIsTrainedAsPublished()
    {
        Assert.Equal(
            "nin network, 200 epochs in batches of 128, SGD, rate 0.1, Nesterov momentum 0.9, weight decay 0.0005, schedule × 0.2 from epochs 60, 120, 160, "
            + "crop padding 4, not mirrored, standardisation AllPixels, each partition by itself with its number as seed",
            NetworkLearners.Create("nin", Grey).Description);
        Assert.True(NetworkLearners.Create("nin", Colour).Training.Mirror);
    }

    [Fact]
    public void EpochsCanBeChosen()
    {
        var learner = NetworkLearners.Create("nin", Grey, 10);
        Assert.Equal((10, 200), (learner.Training.Epochs, NetworkLearners.RecipeOf("nin").Epochs));
        Assert.Contains("from epochs 3, 6, 8", learner.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryLearnerIsAnArchitectureThatTakesDigitsAndPhotographs()
    {
        foreach (var name in NetworkLearners.Names)
        {
            Assert.Equal(name, ArchitectureCatalog.Get(name).Name);
            foreach (var shape in (ImageShape[])[Grey, Colour])
            {
                var learner = NetworkLearners.Create(name, shape);
                learner.Validate(10);
                Assert.DoesNotContain("seed 0", learner.Description, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void WhatCannotBeIsRefused()
    {
        Assert.Contains("kernel-ridge", Assert.Throws<BezoarException>(() => NetworkLearners.Create("nin", new VectorShape(4))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => NetworkLearners.Create("linear", Grey));
    }
}
