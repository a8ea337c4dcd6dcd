using Bezoar.Learning.Networks.Execution;

namespace Bezoar.Tests.Learning.Networks.Execution;

/// <summary>The definition of a convolution and of its derivatives, in float64, loop by loop.</summary>
internal sealed class PlainConvolution
{
    public PlainConvolution(PatchGeometry geometry, int count, float[] images, float[] weights, float[] places)
    {
        var (image, place) = (geometry.Image, geometry.Places);
        Places = new double[count * place.Count];
        Images = new double[count * image.Count];
        Weights = new double[geometry.Depth * place.Channels];
        for (var sample = 0; sample < count; sample++)
            for (var output = 0; output < place.Area; output++)
                for (var tap = 0; tap < geometry.Kernel * geometry.Kernel; tap++)
                {
                    var y = output / place.Width * geometry.Stride - geometry.Padding + tap / geometry.Kernel;
                    var x = output % place.Width * geometry.Stride - geometry.Padding + tap % geometry.Kernel;
                    if (y < 0 || y >= image.Height || x < 0 || x >= image.Width) continue;
                    for (var i = 0; i < image.Channels; i++)
                        for (var o = 0; o < place.Channels; o++)
                        {
                            var from = ((sample * image.Height + y) * image.Width + x) * image.Channels + i;
                            var to = (sample * place.Area + output) * place.Channels + o;
                            var weight = (tap * image.Channels + i) * place.Channels + o;
                            Places[to] += (double)images[from] * weights[weight];
                            Images[from] += (double)places[to] * weights[weight];
                            Weights[weight] += (double)images[from] * places[to];
                        }
                }
    }

    /// <summary>Forward: from images to places.</summary>
    public double[] Places { get; }

    /// <summary>Backward: from places to images.</summary>
    public double[] Images { get; }

    /// <summary>Derivatives by the weights.</summary>
    public double[] Weights { get; }
}
