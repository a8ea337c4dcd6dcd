using Bezoar.Attacks;
using Bezoar.Data;
using Bezoar.Experiments.Attacking;
using Bezoar.Tests.Attacks;
using Bezoar.Tests.TransferLearning;

namespace Bezoar.Tests.Experiments.Attacking;

public class FrogsSpecificationTests
{
    private static readonly Dataset Training = Toys.Images(new(1, 28, 28)), Test = Toys.Images(new(1, 28, 28), 5, seed: 2);

    private static readonly AttackSpecification Words = new() { Attack = "poison-frogs", Surrogate = "badnets-cnn" };

    [Fact]
    public void TheFirstTestInputBecomesTheNextClass() => Assert.StartsWith(
        "test input 0 of class 0 to be read as 1, 1 poison instances, β by the distance, γ = 0,", Create(Words).Description, StringComparison.Ordinal);

    [Fact]
    public void WordsReachTheAttack()
    {
        var attack = Create(Words with { TargetInstance = 2, Target = 1, Poisons = 7, Opacity = 0.25, Similarity = 3 });
        Assert.StartsWith("test input 2 of class 2 to be read as 1, 7 poison instances, β₀ = 3, γ = 0.25,", attack.Description, StringComparison.Ordinal);
        Assert.EndsWith("the penultimate layer of badnets-cnn, trained by its recipe without augmentation, seed 0", attack.Description, StringComparison.Ordinal);
        Assert.Contains(", up to 1500 accelerated steps,", attack.Description, StringComparison.Ordinal);
        Assert.Contains(", up to 1500 steps,", Create(Words with { Accelerate = false }).Description, StringComparison.Ordinal);
        Assert.Equal(7, attack.PoisonCount(Training));
        // The last class is followed by the first.
        Assert.Contains("to be read as 0", Create(Words with { TargetInstance = 2 }).Description, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsSaidOfTheBackboneReachesTheFeatures()
    {
        using var folder = new TemporaryFolder();
        var words = new AttackSpecification { Attack = "poison-frogs", Backbone = SmallClassifier.Write(folder), Layer = "Relu_2", Pixels = "signed", Size = 32, Average = 4 };
        Assert.EndsWith(", features: model.onnx up to Relu_2, pixels signed, images brought to 32×32, averaged to 4×4", Create(words).Description, StringComparison.Ordinal);
        Fails.With(() => Create(words with { Size = 0, Average = 0 }), "size is 0, must be 1 to 16384", "average is 0, must be 1 to 16384");
        Fails.With(() => Create(words with { Average = 5 }), "backbone: average: a feature map of 32×32×4 cannot be averaged to 5×5");
    }

    [Fact]
    public void FaultsAreNamedAtOnce()
    {
        Fails.With(() => Create(Words with { TargetInstance = 5, Target = 9, Poisons = 0, Layer = "x", Opacity = 1 }),
            "layer goes with a backbone", "test input 5 does not exist, there are 5", "target class 9 does not exist", "opacity is 1");
        Fails.With(() => Create(Words with { Backbone = "absent.onnx" }), "surrogate does not go with a backbone", "backbone: absent.onnx: no such file");
        Fails.With(() => Create(new() { Attack = "poison-frogs", Pixels = "unit", Size = 64, Average = 2 }),
            "pixels go with a backbone", "size goes with a backbone", "average goes with a backbone");
        Fails.With(() => Create(new() { Attack = "badnets", Size = 64, Average = 2 }), "size does not go with badnets", "average does not go with badnets");
        Fails.With(() => Create(Words with { Surrogate = "nope" }), "surrogate: no network is called 'nope'");
        Fails.With(() => Create(Words with { Rate = 0.1, Trigger = "pixel" }), "trigger does not go with poison-frogs", "rate does not go with poison-frogs");
        Fails.With(() => Create(new() { Attack = "badnets", Accelerate = false }), "acceleration does not go with badnets");
    }

    /// <summary>Its success is one input, where others are measured on all.</summary>
    [Fact]
    public void WithoutTestInputsItSaysWhereToGo() => Fails.With(() => Words.Create(0, Training, new()), "poison-frogs-one-shot");

    private static IAttack Create(AttackSpecification words) => words.Create(0, Training, new(), Test);
}
