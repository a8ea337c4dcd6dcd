using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Architectures;
using Bezoar.Learning.Networks.Checkpoints;
using Bezoar.Learning.Networks.Recipes;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;
using Bezoar.TransferLearning;

namespace Bezoar.Attacks.PoisonFrogs;

/// <summary>
/// The penultimate layer of a classifier that the attacker trains on the clean training set, by its architecture's recipe but without moved and
/// mirrored images: the poison must meet the target as it is.
/// </summary>
/// <param name="architecture">One of <see cref="ArchitectureCatalog.All"/> that ends in a fully connected layer.</param>
/// <param name="seed">Of the model.</param>
/// <param name="modelsFolder">Where it is kept from run to run; null keeps nothing.</param>
/// <param name="note">Told what is being trained, where not null.</param>
public sealed class SurrogateFeatures(string architecture, ulong seed, string? modelsFolder, Action<string>? note = null) : IFeatureSpace
{
    /// <inheritdoc/>
    public string Description => $"the penultimate layer of {Model}";

    /// <summary>The whole classifier, in words.</summary>
    internal string Model => FormattableString.Invariant(
        $"{architecture}, trained by its recipe{(Epochs is { } epochs ? FormattableString.Invariant($" in {epochs} epochs") : "")} without augmentation, seed {seed}");

    /// <summary>How often the classifier sees every sample; null for its architecture's recipe.</summary>
    public int? Epochs { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Faults(Dataset training)
    {
        try
        {
            _ = Define(training);
            return [];
        }
        catch (BezoarException fault)
        {
            return [$"surrogate: {fault.Message}"];
        }
    }

    /// <inheritdoc/>
    public Backbone Open(Dataset training, Workers workers)
    {
        using var model = Train(training, workers);
        return Backbone.WithoutHead(model);
    }

    /// <summary>The whole classifier, which the caller disposes of.</summary>
    internal TrainedModel Train(Dataset training, Workers workers)
    {
        var definition = Define(training);
        var own = RecipeBook.For(architecture);
        var recipe = (own with { Epochs = Epochs ?? own.Epochs }).For(training.Shape) with { Seed = seed, EvaluateEvery = 0, CropPadding = 0, Mirror = false };
        return new ModelCache(modelsFolder).GetOrTrain($"surrogate/1 {training.Digest} {recipe.Description}", definition, () =>
        {
            note?.Invoke($"training the attacker's model, {architecture}");
            var network = new Network(definition, seed);
            using var trainer = new Trainer(network, SampleSource.InContentOrder(training), recipe, workers)
            {
                EpochDone = epoch => note?.Invoke(FormattableString.Invariant($"attacker's model, epoch {epoch.Epoch + 1} of {recipe.Epochs}: {epoch.Accuracy * 100:0.0} %")),
            };
            trainer.Run();
            return new(network, trainer.Standardisation);
        });
    }

    private NetworkDefinition Define(Dataset training) =>
        ArchitectureCatalog.Get(architecture).Define(TensorShape.Of(training.Shape), training.ClassCount, Errors.SurrogateDoesNotFit);
}
