using Bezoar.Cli;

namespace Bezoar.Tests.Cli;

public class RemainingTimeTests
{
    [Fact]
    public void WhatWasDoneBeforeSaysNothingAboutTime()
    {
        var remaining = new RemainingTime(begin: 100, done: 600);
        Assert.Null(remaining.Estimate(130, 600, 1200));
        Assert.Equal(60 * 597, remaining.Estimate(280, 603, 1200));
    }

    [Theory]
    [InlineData(0.2, "1 s")]
    [InlineData(59.5, "1 min 00 s")]
    [InlineData(754, "12 min 34 s")]
    [InlineData(7 * 3600 + 300, "7 h 05 min")]
    [InlineData(50 * 3600, "50 h 00 min")]
    public void Reads(double seconds, string expected) => Assert.Equal(expected, RemainingTime.Describe(seconds));
}
