using Bezoar.Data;
using Bezoar.Learning.Networks.Training;

namespace Bezoar.Learning.Networks.Ensembles;

/// <summary>A base classifier: a network that was trained on one partition, or a single class where there was nothing to train.</summary>
public sealed class NetworkClassifier : IDisposable
{
    // Larger batches are no faster, and leave the cache.
    private const int SamplesPerPass = 32;

    private readonly Network? _network;
    private readonly Standardisation _standardisation;
    private readonly IReadOnlyList<int> _classes;

    internal NetworkClassifier(Network network, Standardisation standardisation, IReadOnlyList<int> classes) =>
        (_network, _standardisation, _classes) = (network, standardisation, classes);

    internal NetworkClassifier(int onlyClass, string? fault = null) =>
        (_standardisation, _classes, Fault) = (Standardisation.None, [onlyClass], fault);

    /// <summary>Why training failed, where it did: the classifier then votes for its partition's most frequent class.</summary>
    public string? Fault { get; }

    /// <summary>The network, its outputs being the partition's classes in ascending order; null where only one class is ever voted for.</summary>
    internal Network? Network => _network;

    /// <summary>The vote on each test input: the class of the largest output among those that the partition has, the smaller class on a tie.</summary>
    /// <param name="test">Records of the shape of the training samples'.</param>
    /// <param name="votes">One class per test input.</param>
    /// <param name="cancellation">Checked before each pass.</param>
    /// <exception cref="OperationCanceledException">Asked for.</exception>
    public void Vote(Dataset test, Span<int> votes, CancellationToken cancellation = default)
    {
        if (votes.Length != test.Count) throw new ArgumentException("room for one vote on every test input is needed", nameof(votes));
        if (_network is null)
        {
            votes.Fill(_classes[0]);
            return;
        }
        using var evaluator = new Evaluator(_network, test.Shape, _standardisation, SamplesPerPass, new(1, cancellation));
        evaluator.Predict(SampleSource.InFileOrder(test), votes);
        foreach (ref var vote in votes) vote = _classes[vote];
    }

    /// <inheritdoc/>
    public void Dispose() => _network?.Dispose();
}
