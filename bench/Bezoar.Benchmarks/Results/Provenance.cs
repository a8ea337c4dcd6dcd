namespace Bezoar.Benchmarks.Results;

/// <summary>How a results file came to be, without a date: the same machine and version should give much the same again.</summary>
/// <param name="Command">What to type.</param>
/// <param name="Version">Bezoar's version.</param>
/// <param name="Dotnet">Of the runtime.</param>
/// <param name="Cpu">The processor's name and vector width.</param>
/// <param name="Threads">Processors that the process may use.</param>
internal sealed record Provenance(string Command, string Version, string Dotnet, string Cpu, int Threads);
