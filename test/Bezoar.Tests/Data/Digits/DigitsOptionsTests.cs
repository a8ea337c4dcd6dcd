using Bezoar.Data.Digits;
using Bezoar.Numerics;
using static Bezoar.Data.Digits.Digits;

namespace Bezoar.Tests.Data.Digits;

public class DigitsOptionsTests
{
    [Fact]
    public void ReportsAllFaultsAtOnce()
    {
        var options = new DigitsOptions { TrainCount = 0, Jitter = -0.5f, Noise = float.NaN, Rotation = 21 };
        var fault = Assert.Throws<BezoarException>(() => Create(options, Workers.Single));
        Assert.Equal(
            "digits: TrainCount is 0, outside 1 to 2000000; Jitter is -0.5, outside 0 to 0.1; Rotation is 21, outside 0 to 20; "
            + "Noise is NaN, outside 0 to 0.3", fault.Message);
    }

    public static TheoryData<DigitsOptions> Extremes => new(
        new DigitsOptions { PenWidth = 1, PenWidthVariation = 0.5f, PressureVariation = 0.5f, Noise = 0.3f },
        new DigitsOptions { PenWidth = 4, PenWidthVariation = 0.5f, PressureVariation = 0.5f, Scale = 0.25f, Translation = 3 },
        new DigitsOptions { Jitter = 0.1f, Elasticity = 0.3f, HasteVariation = 1, Slant = 0.6f, Rotation = 20, WidthVariation = 0.5f },
        new DigitsOptions { Jitter = 0, Elasticity = 0, HasteVariation = 0, Slant = 0, Rotation = 0, WidthVariation = 0, Scale = 0 });

    [Theory]
    [MemberData(nameof(Extremes))]
    public void DrawsSomethingAtTheEndsOfEveryRange(DigitsOptions options)
    {
        var digits = Create(options with { TrainCount = 500, TestCount = 10 }, new Workers(2));
        for (var i = 0; i < digits.Train.Count; i++)
        {
            Assert.Contains((byte)0, digits.Train.Record(i).ToArray());
            Assert.True(digits.Train.Record(i).ContainsAnyInRange((byte)100, (byte)255), $"image {i} has no ink");
        }
    }
}
