using System.Text.Json;
using Bezoar.Attacks;
using Bezoar.Data;
using Bezoar.Data.Images;
using Bezoar.Experiments;
using Bezoar.Experiments.Evaluation;
using Bezoar.Numerics;

namespace Bezoar.Reports.Evaluation;

/// <summary>
/// The pixels of those test images and poison instances that a report on an evaluation shows (<c>attack-examples.json</c>), so that a run's
/// folder can be rendered again where the data set is not at hand.
/// </summary>
public static class AttackExamples
{
    // Where there are many victims, fewer of each: the page is one file.
    private const int FewVictims = 6;

    /// <summary>Keeps the images that a report on this outcome shows. Data sets without grey or RGB images leave no file.</summary>
    /// <param name="directory">The run's folder, in which <c>result.json</c> and the victims' predictions stand.</param>
    /// <param name="outcome">What the run computed.</param>
    /// <param name="workers">Threads.</param>
    /// <exception cref="BezoarException">Predictions are missing or damaged, or the folder cannot be written.</exception>
    public static void Write(string directory, EvaluateOutcome outcome, Workers workers)
    {
        var test = outcome.Splits.Test;
        if (test.Shape is not ImageShape shape || !PngWriter.CanEncode(shape)) return;
        var entries = outcome.Result.Results;
        var ofFirstSeed = entries.Count(entry => entry.Seed == entries[0].Seed);
        var (inputs, instances) = ofFirstSeed <= FewVictims ? (16, 12) : (12, 6);
        var victims = new List<VictimPictures>();
        for (var i = 0; i < outcome.Attacks.Count; i++)
        {
            var (attack, poison) = outcome.Attacks[i];
            var (triggered, pictures) = (attack.Backdoor?.Stamp(test, workers), Poison(poison, instances));
            // The entries of a seed go through all attacks for one victim, then for the next.
            for (var place = i; place < ofFirstSeed; place += outcome.Attacks.Count)
            {
                var file = entries[place].Predictions;
                victims.Add(new(file, Inputs(attack, test, triggered, VictimStore.ReadPredictions(directory, file), inputs), pictures));
            }
        }
        var all = new AttackExamplesFile(
            AttackExamplesFile.CurrentSchema, test.Digest, shape.Channels, shape.Height, shape.Width,
            [.. victims.DistinctBy(victim => victim.Predictions)]);
        AtomicFile.WriteText(
            Path.Combine(directory, RunFiles.AttackExamples), JsonSerializer.Serialize(all, AttackExamplesJson.Default.AttackExamplesFile) + "\n");
    }

    private static AttackedInput[] Inputs(IAttack attack, Dataset test, Dataset? triggered, int[][] predictions, int most)
    {
        var labels = test.Labels.ToArray();
        var indices = attack.Backdoor is { } backdoor
            ? AttackedInputSelection.Triggered(backdoor.Rule, test.ClassCount, labels, predictions[1], predictions[3], most)
            : AttackedInputSelection.Spoilt(labels, predictions[0], predictions[2], most);
        return
        [
            .. indices.Select(i => new AttackedInput(
                i, labels[i], attack.Backdoor?.Rule.TargetOf(labels[i], test.ClassCount), test.Record(i).ToArray(), triggered?.Record(i).ToArray())),
        ];
    }

    private static PoisonPicture[] Poison(PoisonedDataset poison, int most) =>
    [
        .. poison.Sample(most).Select(instance => new PoisonPicture(
            instance.Index, instance.LabelBefore, instance.LabelNow, poison.Original.Record(instance.Source).ToArray(),
            instance.Touch == Touch.Relabelled ? null : poison.Dataset.Record(instance.Index).ToArray())),
    ];
}
