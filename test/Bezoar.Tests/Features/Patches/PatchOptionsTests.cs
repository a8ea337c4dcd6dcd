using Bezoar.Features.Patches;

namespace Bezoar.Tests.Features.Patches;

public class PatchOptionsTests
{
    [Fact]
    public void AllFaultsAreReportedAtOnce()
    {
        var options = new PatchOptions
        {
            Sizes = [1, 17, 17],
            Filters = 24,
            ContrastFloor = 0,
            Whitening = float.NaN,
            Threshold = -1,
            Cells = 17,
            Reach = 0.4f,
            CellLength = 24,
            CellWhitening = 0,
            Copies = 2,
        };
        Fails.With(
            options.Validate, "patches: ", "patch size is 1, must be 2 to 16", "patch size is 17", "given more than once",
            "filters is 24, must be a multiple of 16", "contrast floor is 0", "whitening is NaN", "threshold is -1", "cells is 17", "reach is 0.4",
            "length of a cell is 24, must be a multiple of 16", "whitening of cells is 0", "copies is 2, must be 0 or 1");
        Fails.With(new PatchOptions { Sizes = [] }.Validate, "no patch size");
    }

    [Fact]
    public void TheEndsOfTheRangesAreAllowed()
    {
        new PatchOptions { Sizes = [2, 16], Filters = 16, ContrastFloor = 1e-6f, Whitening = 1e6f, Threshold = 0, Cells = 1, Reach = 0.5f, CellLength = 16, Copies = 0 }.Validate();
        new PatchOptions { Filters = 4096, Threshold = 100, Cells = 16, Reach = 16, CellLength = 4096 }.Validate();
    }
}
