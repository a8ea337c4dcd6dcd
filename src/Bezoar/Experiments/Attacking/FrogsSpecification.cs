using System.Globalization;
using Bezoar.Attacks.PoisonFrogs;
using Bezoar.Data;
using Bezoar.TransferLearning;

namespace Bezoar.Experiments.Attacking;

/// <summary>The attack on one test input, in the words of a command line.</summary>
internal static class FrogsSpecification
{
    private const string Surrogate = "badnets-cnn";

    /// <summary>What the attack does, or null where the words are at fault.</summary>
    /// <param name="words">Whatever is null is a default.</param>
    /// <param name="seed">Of the model that the attacker trains, where no backbone is named.</param>
    /// <param name="test">Where the target instance stands.</param>
    /// <param name="models">Where models that attacks train are kept.</param>
    /// <param name="faults">Gets whatever is wrong.</param>
    public static PoisonFrogsOptions? Create(AttackSpecification words, ulong seed, Dataset? test, AttackModels models, List<string> faults)
    {
        (string Fault, bool IsSaid)[] details =
        [
            ("layer goes with a backbone", words.Layer is not null), ("pixels go with a backbone", words.Pixels is not null),
            ("size goes with a backbone", words.Size is not null), ("average goes with a backbone", words.Average is not null),
        ];
        if (words.Backbone is null) faults.AddRange(details.Where(each => each.IsSaid).Select(each => each.Fault));
        if (words.Surrogate is not null && words.Backbone is not null) faults.Add("surrogate does not go with a backbone: that gives the features");
        var index = words.TargetInstance ?? 0;
        if (test is null)
        {
            faults.Add("one test input is attacked, which a comparison of victims over all of them does not show; the experiments poison-frogs-one-shot and poison-frogs-end-to-end do");
            return null;
        }
        if ((uint)index >= (uint)test.Count)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"test input {index} does not exist, there are {test.Count}"));
            if (test.Count == 0) return null;
            // Everything else is held against another one: that finds most other faults.
            index = 0;
        }
        var label = test.Labels[index];
        var defaults = new FeatureCollisionOptions();
        return new()
        {
            Target = new(index, label, test.Record(index).ToArray()),
            BaseClass = words.Target ?? (label + 1) % test.ClassCount,
            Count = words.Poisons ?? 1,
            Seed = words.Backbone is null ? seed : 0,
            Features = words.Backbone is { } path
                ? new OnnxFeatures(new() { Backbone = path, Pixels = words.Pixels ?? BackbonePixels.Unit, Layer = words.Layer, Size = words.Size, Average = words.Average })
                : new SurrogateFeatures(words.Surrogate ?? Surrogate, seed, models.Folder, models.Note),
            Collision = defaults with
            {
                Opacity = words.Opacity ?? defaults.Opacity,
                Similarity = words.Similarity ?? defaults.Similarity,
                Accelerate = words.Accelerate ?? defaults.Accelerate,
            },
        };
    }
}
