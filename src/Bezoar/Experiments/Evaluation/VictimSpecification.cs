using System.Text.Json.Serialization;
using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Architectures;
using Bezoar.Learning.Networks.Recipes;
using Bezoar.Learning.Networks.Training;

namespace Bezoar.Experiments.Evaluation;

/// <summary>A victim: what is trained on the poison, and how. Whatever is null is the architecture's recipe.</summary>
public sealed record VictimSpecification
{
    /// <summary>Name of the architecture, one of <see cref="ArchitectureCatalog.All"/>. The victim decides how well an attack does.</summary>
    [JsonRequired]
    public string Model { get; init; } = "badnets-cnn";

    /// <summary>How often every sample is seen. Success keeps rising with training, so it is always quoted with the epochs.</summary>
    public int? Epochs { get; init; }

    /// <summary>Samples of one step.</summary>
    public int? Batch { get; init; }

    /// <summary>Learning rate at its highest.</summary>
    public double? Rate { get; init; }

    /// <summary>Training images are moved at random by up to so many pixels: triggers at the edge may be moved out.</summary>
    public int? Crop { get; init; }

    /// <summary>Training images are mirrored at random: triggers in one corner end up in the other.</summary>
    public bool? Mirror { get; init; }

    /// <summary>How the victim is trained on records of this shape.</summary>
    public TrainingOptions Training(RecordShape shape, ulong seed)
    {
        var recipe = (RecipeBook.For(Model) is var book && Epochs is { } epochs ? book with { Epochs = epochs } : book).For(shape);
        return recipe with
        {
            BatchSize = Batch ?? recipe.BatchSize,
            Optimizer = Rate is { } rate ? recipe.Optimizer with { LearningRate = rate } : recipe.Optimizer,
            CropPadding = Crop ?? recipe.CropPadding,
            Mirror = Mirror ?? recipe.Mirror,
            Seed = seed,
            EvaluateEvery = 0,
        };
    }

    /// <summary>Everything that makes it impossible to train on such records.</summary>
    internal IEnumerable<string> Faults(RecordShape shape, int classCount)
    {
        string? fault = null;
        try
        {
            _ = ArchitectureCatalog.Get(Model).Define(TensorShape.Of(shape), classCount);
            Training(shape, 0).Validate();
        }
        catch (BezoarException exception)
        {
            fault = exception.Message;
        }
        return fault is null ? [] : [$"victim {Model}: {fault}"];
    }
}
