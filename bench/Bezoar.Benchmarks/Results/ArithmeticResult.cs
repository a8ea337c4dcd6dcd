namespace Bezoar.Benchmarks.Results;

/// <summary><c>matrix-product.json</c>.</summary>
/// <param name="Provenance">How it came to be.</param>
/// <param name="Size">Rows and columns of the square matrices.</param>
/// <param name="Rounds">Each rate is the median of so many.</param>
/// <param name="Rates">One per measured thing and number of threads.</param>
internal sealed record ArithmeticResult(Provenance Provenance, int Size, int Rounds, IReadOnlyList<ArithmeticRate> Rates)
{
    public const string File = "matrix-product";

    /// <summary>The whole matrix product, packing included.</summary>
    public const string Product = "product";

    /// <summary>The micro-kernel alone, on data in the first-level cache.</summary>
    public const string Kernel = "micro-kernel";
}

/// <summary>How fast something multiplies and adds, beside what the machine could do in the same moments.</summary>
/// <param name="What">Which of the things measured.</param>
/// <param name="Threads">Threads at the same time.</param>
/// <param name="GigaflopsPerSecond">Median over rounds.</param>
/// <param name="PeakGigaflopsPerSecond">Of multiply-adds between registers on as many threads, median over the same rounds.</param>
/// <param name="ShareOfPeak">Median over rounds of the ratio within a round.</param>
internal sealed record ArithmeticRate(
    string What, int Threads, double GigaflopsPerSecond, double PeakGigaflopsPerSecond, double ShareOfPeak);
