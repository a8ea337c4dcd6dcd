using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Bezoar.Experiments;

namespace Bezoar.Cli;

/// <summary>What a result says about this machine.</summary>
internal static class Machine
{
    public static MachineFacts Facts { get; } = new(Version(), $"{ProcessorName()}, {VectorBits()}-bit vectors", PeakMemory);

    private static string Version() =>
        typeof(Machine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private static string ProcessorName()
    {
        const string Key = "model name";
        const string Linux = "/proc/cpuinfo";
        var line = File.Exists(Linux) ? File.ReadLines(Linux).FirstOrDefault(line => line.StartsWith(Key, StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':') + 1)..].Trim() ?? $"{RuntimeInformation.ProcessArchitecture}";
    }

    private static int VectorBits() =>
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;

    private static long PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
