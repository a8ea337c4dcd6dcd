using Bezoar.Learning.Networks.Optimizers;

namespace Bezoar.Learning.Networks.Recipes;

/// <summary>The recipe of every architecture.</summary>
public static class RecipeBook
{
    /// <summary>The architecture's own recipe, or the general one.</summary>
    /// <param name="architecture">Its name.</param>
    public static Recipe For(string architecture) => architecture switch
    {
        // A few epochs suffice for digits; the first, slower one keeps large steps from killing units for good.
        "badnets-cnn" or "wide-cnn" => new()
        {
            Epochs = 5,
            BatchSize = 64,
            Optimizer = new SgdOptions { LearningRate = 0.05 },
            WarmUpEpochs = 1,
        },
        // Of arXiv 2006.14768: batch, rate, momentum, decay, steps and crop are the paper's, for partitions and whole sets.
        "nin" => new()
        {
            Epochs = 200,
            Course = RateCourse.Step,
            CropPadding = 4,
            MirrorsPhotographs = true,
        },
        // As He et al., arXiv 1512.03385, section 4.2, trained them, but for a cosine in place of 64,000 steps, and more decay,
        // which a short training needs.
        "resnet20" or "resnet32" => new()
        {
            Epochs = 15,
            CropPadding = 4,
            MirrorsPhotographs = true,
            Standardisation = Training.StandardisationKind.PerChannel,
        },
        // Without batch norm a rate of 0.1 diverges.
        "alexnet-cifar" or "alexnet-cifar-quarter" => new()
        {
            Epochs = 20,
            Optimizer = new SgdOptions { LearningRate = 0.02 },
            WarmUpEpochs = 1,
            CropPadding = 4,
            MirrorsPhotographs = true,
            Standardisation = Training.StandardisationKind.PerChannel,
        },
        "linear" => new() { Optimizer = new SgdOptions { LearningRate = 0.01, WeightDecay = 1e-4 } },
        _ => new(),
    };
}
