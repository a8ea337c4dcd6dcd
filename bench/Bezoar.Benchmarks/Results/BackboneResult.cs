namespace Bezoar.Benchmarks.Results;

/// <summary><c>backbone.json</c>: a pretrained network at work.</summary>
/// <param name="Provenance">How it came to be.</param>
/// <param name="Rounds">Each figure is the median of so many.</param>
/// <param name="File">The network's file, without its folder.</param>
/// <param name="Sha256">Of the file.</param>
/// <param name="Size">Rows and columns of its images.</param>
/// <param name="OneThread">Images per second, forward.</param>
/// <param name="TwoThreads">The same with two threads.</param>
/// <param name="GradientTwoThreads">Forward to the last convolution of 3×3 and back to the pixels, with two threads: a step of a collision.</param>
internal sealed record BackboneResult(
    Provenance Provenance, int Rounds, string File, string Sha256, int Size, double OneThread, double TwoThreads, double GradientTwoThreads)
{
    public const string Name = "backbone";
}
