namespace Bezoar.Benchmarks.Measurements;

/// <summary>What <c>./bench.sh certify</c> runs.</summary>
/// <param name="Dataset">A data set's name.</param>
/// <param name="Partitions">One run for each list such as <c>1200,3000</c>; an empty one is the default of bezoar.</param>
/// <param name="Checks">Conditions under which the first run is repeated.</param>
/// <param name="Further">Passed on to every run, such as <c>--copies 2</c>.</param>
/// <param name="Arguments">Everything, as it was typed.</param>
internal sealed record CertifyBenchmarkOptions(
    string Dataset, IReadOnlyList<string> Partitions, IReadOnlyList<string> Checks, IReadOnlyList<string> Further, string Arguments)
{
    public const string Again = "again", OneThread = "one-thread", NarrowVectors = "narrow-vectors", Shuffled = "shuffled";

    /// <summary>The learner among <see cref="Further"/>, or null.</summary>
    public string? Learner => Further.SkipWhile(word => word != "--learner").Skip(1).FirstOrDefault();

    public static string[] AllChecks { get; } = [Again, OneThread, NarrowVectors, Shuffled];

    public static string Describe(string check) => check switch
    {
        Again => "in a second run, with `--threads 2`",
        OneThread => "with `--threads 1`",
        NarrowVectors => "with `DOTNET_EnableAVX512=0`",
        _ => "with the training file shuffled",
    };
}
