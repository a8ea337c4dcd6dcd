using Bezoar.Attacks;
using Bezoar.Attacks.CleanLabel;
using Bezoar.Attacks.Triggers;
using Bezoar.Data;
using Bezoar.Numerics;

namespace Bezoar.Tests.Attacks.CleanLabel;

public class CleanLabelTests
{
    private static readonly CleanLabelOptions Options = new() { Target = 2, Share = 0.25, Seed = 3 };

    [Fact]
    public void TouchesTheTargetClassAndNoLabel()
    {
        var training = Toys.Images(Toys.Grey);
        var poisoned = new CleanLabelAttack(Options).Craft(training, Workers.Single);
        Assert.Equal(5, poisoned.Instances.Count);
        Assert.Equal(new PoisonBudget(10, null), poisoned.Budget);
        Assert.True(training.Labels.SequenceEqual(poisoned.Dataset.Labels));
        foreach (var instance in poisoned.Instances)
        {
            Assert.Equal((Touch.Changed, 2, 2), (instance.Touch, instance.LabelBefore, instance.LabelNow));
            var expected = training.Record(instance.Index).ToArray();
            Options.Trigger.Stamp(Toys.Grey, expected, 3, instance.Index);
            Assert.Equal(expected, poisoned.Dataset.Record(instance.Index).ToArray());
        }
    }

    [Fact]
    public void HardensBeforeItStamps()
    {
        var training = Toys.Images(Toys.Grey);
        var poisoned = new CleanLabelAttack(Options with { Hardening = new Inverse(), Trigger = TriggerCatalog.Pixel }).Craft(training, Workers.Single);
        var instance = poisoned.Instances[0];
        var (before, now) = (training.Record(instance.Index).ToArray(), poisoned.Dataset.Record(instance.Index).ToArray());
        var trigger = 6 * 8 + 6;
        Assert.Equal(255, now[trigger]);
        Assert.Equal(before.Select((pixel, i) => i == trigger ? 255 : 255 - pixel), now.Select(pixel => (int)pixel));
        Assert.Contains("every pixel inverted", new CleanLabelAttack(Options with { Hardening = new Inverse() }).Description);
    }

    [Fact]
    public void NamesEveryFaultAtOnce()
    {
        var training = Toys.Images(Toys.Grey);
        Fails.With(
            () => new CleanLabelAttack(Options with { Target = -1, Share = 0, Trigger = TriggerCatalog.Square(20), Hardening = new Inverse("no model") })
                .Craft(training, Workers.Single),
            "target class -1 does not exist", "share of the target class is 0", "larger than the image", "no model");
        Fails.With(() => new CleanLabelAttack(Options with { Target = 3 }).Craft(training.WithClasses(4), Workers.Single), "target class 3 has no samples");
        Fails.With(() => new CleanLabelAttack(Options with { Share = 0.004 }).Craft(training, Workers.Single), "less than one poison instance");
    }

    private sealed class Inverse(params string[] faults) : IHardening
    {
        public string Variant => "inverse";

        public string Description => "every pixel inverted";

        public IReadOnlyList<string> Faults(Dataset training, int targetClass) => faults;

        public void Harden(Dataset training, ReadOnlySpan<int> indices, Workers workers, Span<byte> destination)
        {
            var size = training.Shape.ByteCount;
            for (var i = 0; i < indices.Length * size; i++) destination[i] = (byte)(255 - training.Record(indices[i / size])[i % size]);
        }
    }
}
