using Bezoar.Features;
using Bezoar.Learning.Networks.Embeddings;
using Bezoar.Learning.Networks.Training;
using Bezoar.Partitioning;

namespace Bezoar.Learning.Networks.Ensembles;

/// <summary>
/// Trains one base classifier of an ensemble: a network on the samples of one partition, as Levine and Feizi do
/// (arXiv 2006.14768, appendix). Always on a single thread: partitions are what is shared out.
/// </summary>
/// <param name="name">What descriptions call the network.</param>
/// <param name="define">From a number of classes ≥ 2 to the layers, for records of the shape that is trained on.</param>
/// <param name="training">How; its seed is replaced by the partition's number.</param>
/// <param name="embedding">
/// Whose features of the partition's images are trained on, and voted on in the end; it must outlive the learner. Null trains on the images themselves.
/// </param>
public sealed class NetworkLearner(string name, Func<int, NetworkDefinition> define, TrainingOptions training, FrozenLayers? embedding = null)
{
    /// <summary>How networks are trained; the seed is the partition's number instead.</summary>
    public TrainingOptions Training => training;

    /// <summary>Everything that decides the votes, in words: it stands in results, and decides whether an interrupted run may go on.</summary>
    public string Description =>
        $"{name} network{(embedding is null ? "" : $" on {embedding.Description}")}, {training.Recipe}, each partition by itself with its number as seed";

    /// <summary>What it learns from besides partitions.</summary>
    public FeatureProvenance Provenance => embedding?.Provenance ?? FeatureProvenance.DataIndependent;

    /// <summary>Throws one exception that names every fault of the options, or what is wrong with the network.</summary>
    /// <param name="classCount">Of the training set.</param>
    /// <exception cref="BezoarException">Impossible options, or a network that such records do not fit.</exception>
    public void Validate(int classCount)
    {
        training.Validate();
        define(classCount);
    }

    /// <summary>
    /// A function of the partition's set of samples and its number, and of the embedding where there is one, alone. Without samples it votes for class 0, with those of
    /// one class for that. One whose loss becomes NaN or infinite votes for its most frequent class, rather than stop
    /// everything: else a poisoned partition would be worth more than its one vote.
    /// </summary>
    /// <param name="partition">All that it learns from.</param>
    /// <param name="cancellation">Checked before each step.</param>
    /// <exception cref="BezoarException">Impossible options, or a network that does not fit the samples.</exception>
    /// <exception cref="OperationCanceledException">Asked for.</exception>
    public NetworkClassifier Fit(Partition partition, CancellationToken cancellation = default)
    {
        var seen = SeenClasses.In(partition);
        if (seen.ClassCount < 2) return new(seen.Classes.FirstOrDefault());
        SampleSource samples = embedding is null ? seen : new EmbeddedSamples(seen, embedding, cancellation);
        var seed = (ulong)partition.Index.Value;
        var network = new Network(define(seen.ClassCount), seed);
        try
        {
            using var trainer = new Trainer(network, samples, training with { Seed = seed }, new(1, cancellation));
            if (FaultOf(trainer) is not { } fault) return new(network, trainer.Standardisation, seen.Classes);
            network.Dispose();
            return new(seen.MostFrequent(), fault);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>Trains; what a training that has begun can still complain about is its own divergence.</summary>
    private static string? FaultOf(Trainer trainer)
    {
        try
        {
            trainer.Run();
            return null;
        }
        catch (BezoarException divergence)
        {
            return divergence.Message;
        }
    }
}
