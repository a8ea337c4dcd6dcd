using System.Globalization;
using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Architectures;
using Bezoar.Learning.Networks.Recipes;
using Bezoar.Learning.Networks.Training;

namespace Bezoar.Attacks.LabelFlips;

/// <summary>Which labels a <see cref="LabelFlipAttack"/> turns, and into what.</summary>
public enum FlipChoice
{
    /// <summary>Any sample, to any other class.</summary>
    Random,

    /// <summary>Any sample of one class, to another.</summary>
    ClassToClass,

    /// <summary>Samples that a surrogate finds hardest to tell from another class, to that class: they look like honest mistakes.</summary>
    Nearest,

    /// <summary>Samples that a surrogate is surest of, to the class that it thinks least likely: each contradicts the others most.</summary>
    Farthest,
}

/// <summary>What a <see cref="LabelFlipAttack"/> does.</summary>
public sealed record LabelFlipOptions
{
    /// <summary>Which samples.</summary>
    public FlipChoice Choice { get; init; } = FlipChoice.Random;

    /// <summary>Share of the labels that are flipped, above 0 to 1: of the training set, or of the source class where one is named.</summary>
    public double Rate { get; init; } = 0.1;

    /// <summary>For <see cref="FlipChoice.ClassToClass"/>: the class whose labels are flipped.</summary>
    public int? Source { get; init; }

    /// <summary>For <see cref="FlipChoice.ClassToClass"/>: what they become.</summary>
    public int? Target { get; init; }

    /// <summary>
    /// For choices by margin: what the attacker trains to find it, one of <see cref="ArchitectureCatalog.All"/>. Cheap and close enough: the order
    /// of margins differs little from one architecture to another.
    /// </summary>
    public string Surrogate { get; init; } = "linear";

    /// <summary>How often the surrogate sees every sample.</summary>
    public int SurrogateEpochs { get; init; } = 3;

    /// <summary>Decides which samples are chosen, and the surrogate.</summary>
    public ulong Seed { get; init; }

    /// <summary>Everything but the seed, in words.</summary>
    public string Description => string.Create(CultureInfo.InvariantCulture, $"{Rate * 100:0.####} % ") + Choice switch
    {
        FlipChoice.Random => "of all labels, to random others",
        FlipChoice.ClassToClass => string.Create(CultureInfo.InvariantCulture, $"of the labels of class {Source}, to {Target}"),
        FlipChoice.Nearest => string.Create(CultureInfo.InvariantCulture, $"of all labels, nearest to the boundary of {Surrogate} after {SurrogateEpochs} epochs, to the class beyond it"),
        _ => string.Create(CultureInfo.InvariantCulture, $"of all labels, farthest from the boundary of {Surrogate} after {SurrogateEpochs} epochs, to the least likely class"),
    };

    internal bool NeedsSurrogate => Choice is FlipChoice.Nearest or FlipChoice.Farthest;

    internal IReadOnlyList<string> Faults(Dataset training)
    {
        var faults = new List<string>();
        var classes = training.ClassCount;
        if (Rate is not (> 0 and <= 1)) faults.Add(string.Create(CultureInfo.InvariantCulture, $"rate is {Rate}, must be above 0 and at most 1"));
        if (classes < 2) faults.Add("labels can only be flipped where there are two classes at least");
        if (Choice == FlipChoice.ClassToClass) faults.AddRange(FaultsOfClasses(classes, training));
        else if (Source is not null || Target is not null) faults.Add("source and target class go with the choice from class to class only");
        if (NeedsSurrogate) faults.AddRange(FaultsOfSurrogate(training));
        if (faults.Count == 0 && FlipCount(Eligible(training).Length) == 0)
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"rate {Rate} of {Eligible(training).Length} labels is less than one flip"));
        return faults;
    }

    /// <summary>How the surrogate is trained.</summary>
    internal TrainingOptions SurrogateTraining(Dataset training) =>
        RecipeBook.For(Surrogate).For(training.Shape) with { Epochs = SurrogateEpochs, Seed = Seed, EvaluateEvery = 0 };

    /// <summary>Samples that may be chosen, ascending.</summary>
    internal int[] Eligible(Dataset training)
    {
        var labels = training.Labels.ToArray();
        return [.. Enumerable.Range(0, labels.Length).Where(i => Choice != FlipChoice.ClassToClass || labels[i] == Source)];
    }

    internal int FlipCount(int eligible) => (int)Math.Round(Rate * eligible, MidpointRounding.AwayFromZero);

    private IEnumerable<string> FaultsOfClasses(int classes, Dataset training)
    {
        if (Source is not { } source || Target is not { } target)
        {
            yield return "flips from class to class need a source and a target class";
            yield break;
        }
        if ((uint)source >= (uint)classes) yield return string.Create(CultureInfo.InvariantCulture, $"source class {source} does not exist, classes are 0 to {classes - 1}");
        else if (!training.Labels.Contains(source)) yield return string.Create(CultureInfo.InvariantCulture, $"source class {source} has no samples");
        if ((uint)target >= (uint)classes) yield return string.Create(CultureInfo.InvariantCulture, $"target class {target} does not exist, classes are 0 to {classes - 1}");
        if (source == target) yield return string.Create(CultureInfo.InvariantCulture, $"source and target class are both {source}");
    }

    private IEnumerable<string> FaultsOfSurrogate(Dataset training)
    {
        string? fault = null;
        try
        {
            _ = ArchitectureCatalog.Get(Surrogate).Define(TensorShape.Of(training.Shape), training.ClassCount, Errors.SurrogateDoesNotFit);
            SurrogateTraining(training).Validate();
        }
        catch (BezoarException exception) { fault = exception.Message; }
        if (fault is not null) yield return "surrogate: " + fault;
    }
}
