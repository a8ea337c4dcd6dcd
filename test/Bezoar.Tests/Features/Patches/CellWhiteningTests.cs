using Bezoar.Data;
using Bezoar.Features.Patches;
using Bezoar.Numerics;

namespace Bezoar.Tests.Features.Patches;

/// <summary>Held against mean, covariance and eigenvectors in float64. Bases differ by a rotation, so angles are what is compared.</summary>
public class CellWhiteningTests
{
    private const int Numbers = 2 * 16;
    private static readonly ImageShape Colour = new(3, 32, 32);
    private static readonly PatchOptions Options = new() { Sizes = [4], Filters = 16 };

    [Fact]
    public void CellsHaveTheAnglesOfWhitenedOnes()
    {
        var (mean, values, vectors) = Statistics();
        var descriptor = new PatchDescriptor(Colour, Options);
        var images = new[] { HogDescriptorTests.Noise(Colour, 1), HogDescriptorTests.Noise(Colour, 2), Drawn(5) };
        var actual = images.Select(image => PatchDescriptorTests.Describe(descriptor, image, 0).Select(value => (double)value).ToArray()).ToArray();
        var expected = images.Select(image => Whitened(PatchLayersTests.CellsOf(Colour, Options, image))).ToArray();
        for (var i = 0; i < images.Length; i++)
            for (var j = 0; j < i; j++)
                for (var cell = 0; cell < 16; cell++)
                    Assert.Equal(Product(expected[i], expected[j], cell), 16 * Product(actual[i], actual[j], cell), 2e-3);

        double Product(double[] a, double[] b, int cell) => Enumerable.Range(cell * Numbers, Numbers).Sum(i => a[i] * b[i]);

        double[] Whitened(float[] cells) => [.. cells.Chunk(Numbers).SelectMany(cell =>
        {
            var whitened = Enumerable.Range(0, Numbers).Select(axis =>
                Enumerable.Range(0, Numbers).Sum(i => vectors[i * Numbers + axis] * (cell[i] - mean[i])) / Math.Sqrt(values[axis] + Options.CellWhitening * values.Sum()));
            var norm = Math.Sqrt(whitened.Sum(value => value * value));
            return whitened.Select(value => value / norm);
        })];
    }

    /// <summary>Mean, eigenvalues and eigenvectors of the cells of the drawn images that whitening learns from.</summary>
    private static (double[] Mean, double[] Values, double[] Vectors) Statistics()
    {
        var layers = new PatchLayers(Colour, PatchLayersTests.BanksOf(Colour, Options), Options);
        var cells = Enumerable.Range(DrawnPatches.Images, CellWhitening.Images).SelectMany(index =>
        {
            var workspace = layers.LookAt(Drawn(index), mirrored: false);
            var seen = workspace.Cells.Slice(0, 16 * Numbers).ToArray().Chunk(Numbers).ToArray();
            layers.GiveBack(workspace);
            return seen;
        }).ToArray();
        var mean = Enumerable.Range(0, Numbers).Select(i => cells.Average(cell => (double)cell[i])).ToArray();
        var covariance = new double[Numbers * Numbers];
        for (var i = 0; i < Numbers; i++)
            for (var j = 0; j < Numbers; j++) covariance[i * Numbers + j] = cells.Average(cell => (cell[i] - mean[i]) * (cell[j] - mean[j]));
        var (values, vectors) = SymmetricEigen.Decompose(covariance, Numbers);
        return (mean, values, vectors);
    }

    private static byte[] Drawn(int index) => [.. DeadLeaves.Draw(index, 3).Select(value => (byte)(value * 255 + 0.5f))];
}
