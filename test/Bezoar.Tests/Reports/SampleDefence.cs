using Bezoar.Experiments.Evaluation;
using Bezoar.Experiments.Evaluation.Defence;

namespace Bezoar.Tests.Reports;

/// <summary>What a certified ensemble comes to, from 0 to 3,000 poison instances.</summary>
internal static class SampleDefence
{
    private const int Targets = 180, Inputs = 200;

    public static DefendedAttack Of(bool trigger = true, int changed = 0) => new()
    {
        Attack = trigger ? "badnets" : "label-flip",
        Description = "10 % of the training set added, every class to 0, trigger pattern",
        Seed = 0,
        TargetRule = trigger ? "every class to 0" : null,
        Method = "dpa",
        ThreatModel = "insertions and removals",
        Unit = "symmetric difference",
        Partitions = 1200,
        Learner = "kernel ridge regression",
        HalfCertifiedUntil = trigger ? 450 : null,
        CertificateEndsAt = trigger ? 590 : null,
        Points = [.. new[] { 0, 10, 100, 500, 3000 }.Select((count, i) => Point(count, i, trigger, i == 2 ? changed : 0))],
    };

    private static DefencePoint Point(int count, int i, bool trigger, int changed) => new()
    {
        PoisonCount = count,
        Budget = count,
        Defended = Measures(190, 2 + i, trigger),
        Undefended = [new("badnets-cnn", 5, Measures(197, 1 + 44 * i, trigger)), new("resnet20", 5, Measures(195, 1 + 40 * i, trigger))],
        CertifiedAccuracy = i switch { < 3 => 0.9 - 0.2 * i, _ => 0 },
        SuccessBound = trigger ? new[] { 0.01, 0.02, 0.1, 0.8, 1 }[i] : null,
        Certified = 380 - 90 * i,
        ChangedThoughCertified = changed,
    };

    private static AttackMeasures Measures(int correct, int hits, bool trigger) => new(
        WilsonInterval.Of(correct, Inputs), trigger ? WilsonInterval.Of(hits, Targets) : null, trigger ? WilsonInterval.Of(hits, Targets) : null);
}
