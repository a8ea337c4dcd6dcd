using Bezoar.Data;
using Bezoar.Learning.Networks.Architectures;
using Bezoar.Learning.Networks.Optimizers;
using Bezoar.Learning.Networks.Recipes;

namespace Bezoar.Learning.Networks.Ensembles;

/// <summary>The networks that serve as base learners, each with a recipe for the few dozen samples of a partition.</summary>
public static class NetworkLearners
{
    private static readonly IReadOnlyList<(string Architecture, Recipe Recipe)> All =
    [
        ("nin", RecipeBook.For("nin")),
        // With fifty images, many small steps do better than a few large ones, and those of Adam better than plain ones; shifts by
        // more pixels make more of the images than they stand for. Twice as many epochs gain little. Chosen on partitions of the
        // training images of MNIST and other training images.
        ("badnets-cnn", new()
        {
            Epochs = 100,
            BatchSize = 8,
            Optimizer = new AdamOptions { LearningRate = 0.004, WeightDecay = 5e-4 },
            WarmUpEpochs = 20,
            CropPadding = 2,
            MirrorsPhotographs = true,
        }),
    ];

    /// <summary>Their names, which are those of <see cref="ArchitectureCatalog"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(each => each.Architecture)];

    /// <summary>How networks of this kind are trained on partitions.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">No such name.</exception>
    public static Recipe RecipeOf(string name) =>
        All.FirstOrDefault(each => each.Architecture == name).Recipe ?? throw new ArgumentException($"no learner is called {name}", nameof(name));

    /// <summary>The learner for records of one shape.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="shape">What is trained on.</param>
    /// <param name="epochs">How often each sample is seen, where the recipe is not to say it.</param>
    /// <exception cref="BezoarException">The records are no images.</exception>
    /// <exception cref="ArgumentException">No such name.</exception>
    public static NetworkLearner Create(string name, RecordShape shape, int? epochs = null)
    {
        if (shape is not ImageShape) throw Errors.NetworksNeedImages(name, shape);
        var recipe = RecipeOf(name);
        var architecture = ArchitectureCatalog.Get(name);
        var input = TensorShape.Of(shape);
        return new(name, classCount => architecture.Define(input, classCount, Errors.LearnerDoesNotFit), (recipe with { Epochs = epochs ?? recipe.Epochs }).For(shape));
    }
}
