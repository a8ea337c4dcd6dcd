using Bezoar.Learning.Networks.Execution.Winograd;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Execution;

/// <summary>A way to work out a convolution, or its way back to the input. Shapes decide which way is taken, and so the bits.</summary>
internal abstract unsafe class PatchProduct : IDisposable
{
    /// <summary>Works out a batch.</summary>
    /// <param name="source">count × height × width × channels.</param>
    /// <param name="weights">A parameter's values: places × inputs × outputs.</param>
    /// <param name="bias">One number per channel of the target, or null.</param>
    /// <param name="target">count × height × width × channels, replaced.</param>
    /// <param name="count">Samples.</param>
    public abstract void Run(float* source, float* weights, float* bias, float* target, int count);

    public abstract void Dispose();

    /// <summary>From images to places.</summary>
    public static PatchProduct Forward(PatchGeometry geometry, Workers workers) => WinogradTiles.Suit(geometry)
        ? new WinogradProduct(geometry, turned: false, workers)
        : new GatherProduct(geometry, WeightOrder.PatchByOutput, workers);

    /// <summary>From places back to images.</summary>
    public static PatchProduct Backward(PatchGeometry geometry, Workers workers)
    {
        // Without padding there are fewer places than image, and gathering from them would mostly gather zeros around them.
        var canBeReversed = geometry.Stride == 1 && geometry.Padding < geometry.Kernel && geometry.Image.Area < 1.5 * geometry.Places.Area;
        if (!canBeReversed) return new ScatterProduct(geometry, workers);
        var reversed = geometry.Reversed();
        if (WinogradTiles.Suit(reversed)) return new WinogradProduct(reversed, turned: true, workers);
        return GathersMostlyNothing(geometry)
            ? new ScatterProduct(geometry, workers)
            : new GatherProduct(reversed, WeightOrder.TurnedPatchByInput, workers);
    }

    /// <summary>
    /// An image of one or three channels fills few columns of the kernel's: gathering would multiply mostly by nothing, for each number of
    /// a patch, where scattering does it once for all of them.
    /// </summary>
    private static bool GathersMostlyNothing(PatchGeometry geometry)
    {
        static long Columns(int used) => (used + MicroKernel.Columns - 1) / MicroKernel.Columns;
        var gathering = (long)geometry.Image.Area * geometry.Kernel * geometry.Kernel * Columns(geometry.Image.Channels);
        return gathering > 4 * geometry.Places.Area * Columns(geometry.Depth);
    }
}

/// <summary>A way to work out a convolution's derivatives by its weights.</summary>
internal abstract unsafe class WeightGradient : IDisposable
{
    /// <summary>Works out the gradient of a batch.</summary>
    /// <param name="images">count × height × width × channels.</param>
    /// <param name="places">Derivatives: count × places × channels.</param>
    /// <param name="gradient">Places of the kernel × inputs × outputs, replaced.</param>
    /// <param name="count">Samples.</param>
    public abstract void Run(float* images, float* places, float* gradient, int count);

    public abstract void Dispose();

    /// <summary>For a convolution from images to places.</summary>
    public static WeightGradient Of(PatchGeometry geometry, int batchSize, Workers workers) => WinogradTiles.Suit(geometry)
        ? new WinogradWeightGradient(geometry, batchSize, workers)
        : new GatherWeightGradient(geometry, batchSize, workers);
}
