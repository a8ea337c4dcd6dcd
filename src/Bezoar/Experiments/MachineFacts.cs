namespace Bezoar.Experiments;

/// <summary>What a result says about the machine; the library does not look for itself.</summary>
/// <param name="Version">Bezoar's version.</param>
/// <param name="Cpu">The processor's name.</param>
/// <param name="PeakMemoryBytes">The process's largest working set, asked when the run is over.</param>
public sealed record MachineFacts(string Version, string Cpu, Func<long> PeakMemoryBytes);
