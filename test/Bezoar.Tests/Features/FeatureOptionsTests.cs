using Bezoar.Data;
using Bezoar.Features;

namespace Bezoar.Tests.Features;

public class FeatureOptionsTests
{
    private static readonly ImageShape Shape = new(1, 28, 28);

    [Fact]
    public void AllFaultsOfTheHistogramAreReportedAtOnce()
    {
        var options = new HogOptions { Cells = 0, CellSize = float.NaN, Reach = 0.4f, DirectionThreshold = 0.95f };
        Fails.With(
            () => new HogDescriptor(Shape, options, new()),
            "HOG: ", "cells is 0, must be 1 to 64", "cell size is NaN", "reach is 0.4", "direction threshold is 0.95");
    }

    [Fact]
    public void AllFaultsOfTheCopiesAreReportedAtOnce()
    {
        var options = new ViewOptions { Copies = -1, Rotation = 181, Shear = float.NaN, Scale = 1 };
        Fails.With(
            () => new HogDescriptor(Shape, new(), options),
            "views: ", "copies is -1, must be 0 to 1000", "rotation is 181", "shear is NaN", "scale is 1,");
    }

    [Fact]
    public void TheEndsOfTheRangesAreAllowed()
    {
        new HogOptions { Cells = 64, Reach = 16, DirectionThreshold = 0.91f }.Validate();
        new HogOptions { Cells = 1, Reach = 0.5f, DirectionThreshold = 0 }.Validate();
        new ViewOptions { Copies = 1000, Rotation = 180, Shear = 10, Scale = 0.99f }.Validate();
        new ViewOptions { Copies = 0, Rotation = 0, Shear = 0, Scale = 0 }.Validate();
    }
}
