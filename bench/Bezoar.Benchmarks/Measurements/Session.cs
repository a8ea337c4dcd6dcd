using Bezoar.Benchmarks.Results;
using Bezoar.Cli;

namespace Bezoar.Benchmarks.Measurements;

/// <summary>What all benchmarks of one call share: where results go, and what they say about the machine.</summary>
/// <param name="Results">Where files go.</param>
/// <param name="Output">Where lines go.</param>
internal sealed record Session(ResultsFolder Results, TextWriter Output)
{
    public static Provenance Provenance(string arguments) => new(
        $"./bench.sh {arguments}", Machine.Facts.Version, Environment.Version.ToString(), Machine.Facts.Cpu, Environment.ProcessorCount);

    public void Print<T>(string benchmark, T measurement)
    {
        Output.WriteLine(ResultsFolder.ToLine(benchmark, measurement));
        Output.Flush();
    }
}
