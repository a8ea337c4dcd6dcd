namespace Bezoar.Benchmarks.Results;

/// <summary><c>train-MODEL.json</c>.</summary>
/// <param name="Provenance">How it came to be.</param>
/// <param name="Runs">The run, and others like it under conditions that must not change a weight.</param>
internal sealed record TrainingResult(Provenance Provenance, IReadOnlyList<TrainingRun> Runs)
{
    public static string File(string model) => $"train-{model}";
}

/// <summary>One <c>bezoar train</c> as a whole process.</summary>
/// <param name="Command">What to type.</param>
/// <param name="Condition">What was different from the first run; empty for that one.</param>
/// <param name="Threads">Threads.</param>
/// <param name="Cpu">The processor, and the vectors in use.</param>
/// <param name="Seconds">Wall time of the whole process.</param>
/// <param name="TrainSeconds">The tool's own account of training, without reading data and without evaluation.</param>
/// <param name="Epochs">How often every sample was seen.</param>
/// <param name="TestAccuracy">Share of the test set.</param>
/// <param name="ModelSha256">Of all weights.</param>
internal sealed record TrainingRun(
    string Command, string Condition, int Threads, string Cpu, double Seconds, double TrainSeconds, int Epochs, double TestAccuracy, string ModelSha256);
