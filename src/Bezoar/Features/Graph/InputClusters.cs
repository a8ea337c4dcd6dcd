using Bezoar.Numerics;

namespace Bezoar.Features.Graph;

/// <summary>
/// Every training input and every test input belongs to one cluster of the graph (Ng, Jordan and Weiss, NIPS 2001). Labels are not looked at. A
/// test input that takes the majority label of its cluster's training samples is influenced by all of them alike: an attacker
/// must flip half of the gap between the two largest counts, which is the flattest influence that there is.
/// </summary>
public sealed class InputClusters
{
    private readonly int[] _training, _test;

    private InputClusters(int count, int[] training, int[] test, string description) =>
        (Count, _training, _test, Description) = (count, training, test, description);

    /// <summary>Number of clusters.</summary>
    public int Count { get; }

    /// <summary>The cluster of each training input, in content order.</summary>
    public ReadOnlySpan<int> OfTraining => _training;

    /// <summary>The cluster of each test input.</summary>
    public ReadOnlySpan<int> OfTest => _test;

    /// <summary>Learnt from the training inputs without their labels.</summary>
    public static FeatureProvenance Provenance => FeatureProvenance.UnlabelledTraining;

    /// <summary>How they were found, in one line.</summary>
    public string Description { get; }

    /// <summary>Clusters the directions of the training inputs, one cluster for each coordinate; a test input goes to the nearest.</summary>
    /// <param name="embedding">Training and test inputs.</param>
    /// <param name="workers">Threads; they do not change the result.</param>
    public static InputClusters Find(SpectralEmbedding embedding, Workers workers)
    {
        var count = embedding.Coordinates;
        var means = new SphericalMeans(embedding.Training.ToArray(), count);
        var training = means.Run(workers);
        var test = new int[embedding.Test.Length / count];
        for (var input = 0; input < test.Length; input++) test[input] = means.Nearest(embedding.OfTest(input));
        return new(count, training, test, embedding.Description);
    }
}
