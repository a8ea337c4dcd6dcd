using Bezoar.Learning.Networks;
using Bezoar.TransferLearning;

namespace Bezoar.Tests.TransferLearning;

public class BackbonePixelsTests
{
    private static readonly TensorShape Colour = new(4, 4, 3), Grey = new(4, 4, 1);

    /// <summary>From a byte / 255 to what the network sees.</summary>
    [Theory]
    [InlineData(null, 0, 1)]
    [InlineData("unit", 0, 1)]
    [InlineData("bytes", 0, 255)]
    [InlineData("signed", -1, 1)]
    public void BlackAndWhiteBecomeWhatTheNameSays(string? name, double black, double white)
    {
        var pixels = BackbonePixels.Get(name, Grey);
        Assert.Equal((black, white), ((0 - pixels.Means[0]) / pixels.Deviations[0], (1 - pixels.Means[0]) / pixels.Deviations[0]));
        Assert.Equal(((float)black, (float)white), (pixels.Apply(0, 0), pixels.Apply(255, 0)));
    }

    [Fact]
    public void ImagenetsMeanColourBecomesZero()
    {
        var pixels = BackbonePixels.Get("imagenet", Colour);
        Assert.Equal([0.485, 0.456, 0.406], pixels.Means);
        Assert.Equal([0.229, 0.224, 0.225], pixels.Deviations);
    }

    [Fact]
    public void WhatDoesNotFitIsRefused()
    {
        Fails.With(() => BackbonePixels.Get("imagenet", Grey), "pixels as 'imagenet' have 3 channels, and the images have 1");
        Fails.With(() => BackbonePixels.Get("caffe", Colour), "no convention of pixels is called 'caffe'; there are unit, bytes, signed, imagenet");
    }
}
