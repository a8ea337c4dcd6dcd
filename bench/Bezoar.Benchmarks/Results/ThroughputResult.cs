namespace Bezoar.Benchmarks.Results;

/// <summary><c>throughput.json</c>.</summary>
/// <param name="Provenance">How it came to be.</param>
/// <param name="Rounds">Each figure is the median of so many.</param>
/// <param name="Rows">One per architecture, input and batch size.</param>
internal sealed record ThroughputResult(Provenance Provenance, int Rounds, IReadOnlyList<ThroughputRow> Rows)
{
    public const string File = "throughput";
}

/// <summary>How fast a network trains and predicts, with two threads.</summary>
/// <param name="Architecture">Its name.</param>
/// <param name="Input">Channels × height × width.</param>
/// <param name="Batch">Images per step.</param>
/// <param name="TrainImagesPerSecond">Forward, backward and step of SGD with momentum.</param>
/// <param name="InferenceImagesPerSecond">Forward alone.</param>
/// <param name="Gflops">The matrix products of training, 10⁹ operations per second.</param>
/// <param name="MatrixProductGflops">What one large matrix product reaches in the same rounds.</param>
/// <param name="Share">Median over rounds of the ratio of the two within a round.</param>
internal sealed record ThroughputRow(
    string Architecture, string Input, int Batch, double TrainImagesPerSecond, double InferenceImagesPerSecond,
    double Gflops, double MatrixProductGflops, double Share);
