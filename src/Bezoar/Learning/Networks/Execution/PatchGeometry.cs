namespace Bezoar.Learning.Networks.Execution;

/// <summary>
/// Which numbers of an image each place of a convolution's output looks at. The numbers of one patch, row by row, column by
/// column, channel by channel, are the inner dimension of the convolution as a matrix product.
/// </summary>
/// <param name="Image">The side that is looked at.</param>
/// <param name="Places">Places of the other side: height × width, and its channels.</param>
/// <param name="Kernel">Rows and columns of a patch.</param>
/// <param name="Stride">Distance between neighbouring patches.</param>
/// <param name="Padding">Zeros around the image.</param>
internal readonly record struct PatchGeometry(TensorShape Image, TensorShape Places, int Kernel, int Stride, int Padding)
{
    /// <summary>Numbers of a patch.</summary>
    public int Depth => Kernel * Kernel * Image.Channels;

    /// <summary>Whether the patches of a batch, one after the other, are simply the batch.</summary>
    public bool IsPointwise => Kernel == 1 && Stride == 1 && Padding == 0;

    /// <summary>
    /// The convolution that leads from the places' derivatives back to the image's, where the stride is 1: the same patches
    /// seen from the other side, with the kernel turned by half a turn.
    /// </summary>
    public PatchGeometry Reversed() => new(Places, Image, Kernel, 1, Kernel - 1 - Padding);

    /// <summary>Places along one side, or less than 1 where the kernel does not fit.</summary>
    public static int CountPlaces(int length, int kernel, int stride, int padding) =>
        length + 2 * padding < kernel ? 0 : (length + 2 * padding - kernel) / stride + 1;
}
