using System.Security.Cryptography;
using System.Text;
using Bezoar.Data;
using Bezoar.Features;
using Bezoar.Learning.Networks.Checkpoints;
using Bezoar.Learning.Networks.Embeddings;
using Bezoar.Learning.Networks.Layers;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Rotations;

/// <summary>
/// Features learnt from images without labels: a network learns by which of four rotations an image was turned, and its first two blocks are kept (Gidaris,
/// Singh and Komodakis, "Unsupervised representation learning by predicting image rotations", ICLR 2018, arXiv 1803.07728; for SS-DPA, Levine and Feizi,
/// arXiv 2006.14768, section 3.2).
/// </summary>
/// <param name="options">How the network is made.</param>
public sealed class RotNet(RotNetOptions options)
{
    // Names Bezoar's way to train in the fingerprint of models that are kept.
    private const string Scheme = "rotnet/1";

    /// <summary>What is kept was learnt from the training inputs: it serves certificates against label flips, and no others.</summary>
    public static FeatureProvenance Provenance => FeatureProvenance.UnlabelledTraining;

    /// <summary>Everything that decides the features besides the images, in words.</summary>
    public string Description => options.Description;

    /// <summary>What the frozen layers give of images of a shape, before it is laid out as a vector.</summary>
    /// <exception cref="BezoarException">Impossible options, or images that such a network does not fit.</exception>
    public TensorShape FeatureMap(RecordShape shape) => FirstBlocks(shape).Output;

    /// <summary>Trains the network, or goes on with its training, and freezes its first two blocks. The result does not depend on labels, threads or the order of a file.</summary>
    /// <param name="inputs">Square images.</param>
    /// <param name="workers">Threads, and what may cancel the training between steps.</param>
    /// <param name="watch">Where the training is kept and who is told about it.</param>
    /// <exception cref="BezoarException">Impossible options, images that are not square, a training that diverges, or a checkpoint that cannot be used.</exception>
    /// <exception cref="OperationCanceledException">Asked for through the workers.</exception>
    public FrozenLayers Learn(UnlabelledInputs inputs, Workers workers, RotNetWatch watch)
    {
        options.Validate();
        var definition = Whole(inputs.Shape);
        var models = watch.Models ?? new ModelCache(null);
        using var model = models.GetOrTrain(IdentityOn(inputs), definition, () => Train(definition, inputs, workers, watch));
        var frozen = new Network(Body(inputs.Shape), 0);
        model.Network.CopyTo(frozen);
        return new(frozen, model.Standardisation, Provenance, $"features of {options.Description}");
    }

    /// <summary>Twelve hexadecimal digits that are others for other images or options: for a file's name.</summary>
    /// <param name="inputs">What the network learns from.</param>
    public string Fingerprint(UnlabelledInputs inputs) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(IdentityOn(inputs))))[..12];

    private string IdentityOn(UnlabelledInputs inputs) => $"{Scheme} {DigestOf(inputs)} {options.Description}";

    private TrainedModel Train(NetworkDefinition definition, UnlabelledInputs inputs, Workers workers, RotNetWatch watch)
    {
        if (inputs.Count == 0) throw Errors.NothingToTurn();
        var network = new Network(definition, 0);
        try
        {
            using var trainer = new Trainer(network, new RotatedInputs(inputs), options.Training, workers)
            {
                StepDone = watch.StepDone,
                EpochDone = watch.EpochDone,
            };
            trainer.Run(watch.CheckpointPath);
            return new(network, trainer.Standardisation);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    private NetworkDefinition Whole(RecordShape shape) => new("rotnet", TensorShape.Of(shape), RotationNetwork.Layers(options.Channels));

    private NetworkDefinition FirstBlocks(RecordShape shape) => new("rotnet", TensorShape.Of(shape), RotationNetwork.FirstBlocks(options.Channels));

    private NetworkDefinition Body(RecordShape shape)
    {
        var blocks = FirstBlocks(shape);
        return new(blocks.Name, blocks.Input, [.. blocks.Layers, new Flatten()]);
    }

    private static string DigestOf(UnlabelledInputs inputs)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{inputs.Shape} count={inputs.Count}\n")));
        for (var i = 0; i < inputs.Count; i++) hash.AppendData(inputs.Record(i));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>Where the training of a <see cref="RotNet"/> is kept and who is told about it; nothing of this changes its result.</summary>
public sealed record RotNetWatch
{
    /// <summary>Where trained networks are kept from run to run; null keeps none.</summary>
    public ModelCache? Models { get; init; }

    /// <summary>The file in which a training is kept from epoch to epoch, and from which it goes on; null keeps nothing.</summary>
    public string? CheckpointPath { get; init; }

    /// <summary>Told after every step.</summary>
    public Action<TrainingProgress>? StepDone { get; init; }

    /// <summary>Told after every epoch.</summary>
    public Action<TrainingEpoch>? EpochDone { get; init; }
}
