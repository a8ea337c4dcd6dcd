using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Adversarial;
using Bezoar.Learning.Networks.Architectures;
using Bezoar.Learning.Networks.Checkpoints;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;

namespace Bezoar.Attacks.CleanLabel.Gradient;

/// <summary>
/// Moves images to where an independent, adversarially trained model no longer sees their class (Turner, Tsipras and Madry, arXiv
/// 1912.02771, section 4.2). What such a model is fooled by, other models find hard as well.
/// </summary>
/// <param name="options">How.</param>
/// <param name="note">Told what is being trained, where not null.</param>
public sealed class PgdHardening(PgdHardeningOptions options, Action<string>? note = null) : IHardening
{
    /// <inheritdoc/>
    public string Variant => options.Perturbation.Norm == PerturbationNorm.L2 ? "pgd-l2" : "pgd-linf";

    /// <inheritdoc/>
    public string Description => FormattableString.Invariant(
        $"hardened by {options.Perturbation.Description} on {options.Surrogate}, trained {options.Epochs} epochs against {options.Adversary.Description}, seed {options.Seed}");

    /// <inheritdoc/>
    public IReadOnlyList<string> Faults(Dataset training, int targetClass) => options.Faults(training);

    /// <inheritdoc/>
    public void Harden(Dataset training, ReadOnlySpan<int> indices, Workers workers, Span<byte> destination)
    {
        using var surrogate = GetOrTrain(training, workers);
        var chosen = training.Subset(training.Name, indices);
        var hardened = new byte[destination.Length];
        ProjectedGradientDescent.Run(
            surrogate.Network, surrogate.Standardisation, (ImageShape)training.Shape,
            chosen.Records.ToArray(), chosen.Labels.ToArray(), options.Perturbation, workers, hardened);
        hardened.CopyTo(destination);
    }

    /// <summary>The attacker's model. It is trained on the clean training set, from weights of its own.</summary>
    private TrainedModel GetOrTrain(Dataset training, Workers workers)
    {
        var definition = ArchitectureCatalog.Get(options.Surrogate).Define(TensorShape.Of(training.Shape), training.ClassCount);
        var recipe = options.Training(training.Shape);
        return new ModelCache(options.ModelsFolder).GetOrTrain($"adversarial/1 {training.Digest} {recipe.Description}", definition, () =>
        {
            note?.Invoke($"training the attacker's model, {options.Surrogate}, against {options.Adversary.Description}");
            var network = new Network(definition, options.Seed);
            using var trainer = new Trainer(network, SampleSource.InContentOrder(training), recipe, workers)
            {
                EpochDone = epoch => note?.Invoke(FormattableString.Invariant(
                    $"attacker's model, epoch {epoch.Epoch + 1} of {recipe.Epochs}: {epoch.Accuracy * 100:0.0} % of hardened images")),
            };
            trainer.Run();
            return new(network, trainer.Standardisation);
        });
    }
}
