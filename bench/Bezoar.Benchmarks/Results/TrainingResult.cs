using Bezoar.Experiments;

namespace Bezoar.Benchmarks.Results;

/// <summary><c>training.json</c>: <c>bezoar train</c> as a whole process.</summary>
/// <param name="Provenance">How it came to be.</param>
/// <param name="Runs">One per network and data set.</param>
internal sealed record TrainingResult(Provenance Provenance, IReadOnlyList<TrainingRun> Runs)
{
    public const string File = "training";
}

/// <summary>One process.</summary>
/// <param name="Command">What to type.</param>
/// <param name="Model">The network.</param>
/// <param name="Dataset">What it was trained on.</param>
/// <param name="Threads">Threads used.</param>
/// <param name="Seconds">From its start to its end, as a clock on the wall shows it.</param>
/// <param name="Stages">Where the time went, as the run's own result says.</param>
/// <param name="PeakMemoryBytes">Largest working set.</param>
/// <param name="Training">The recipe with all its settings.</param>
/// <param name="Epochs">How many.</param>
/// <param name="TestAccuracy">In the end.</param>
/// <param name="ImagesPerSecond">Of training alone.</param>
/// <param name="ModelSha256">Of the weights.</param>
internal sealed record TrainingRun(
    string Command, string Model, string Dataset, int Threads, double Seconds, StageSeconds Stages, long PeakMemoryBytes,
    string Training, int Epochs, double TestAccuracy, double ImagesPerSecond, string ModelSha256);
