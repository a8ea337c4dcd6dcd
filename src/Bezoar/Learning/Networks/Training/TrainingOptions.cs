using Bezoar.Learning.Networks.Adversarial;
using Bezoar.Learning.Networks.Optimizers;
using Bezoar.Learning.Networks.Schedules;

namespace Bezoar.Learning.Networks.Training;

/// <summary>How a classifier is trained.</summary>
public sealed record TrainingOptions
{
    private const int MostEpochs = 1_000_000, MostSamplesPerBatch = 1 << 16, MostPadding = 1 << 10;

    /// <summary>How often every sample is seen, at least once.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Samples of one step, at least one; the last batch of an epoch has what is left. Larger batches make fewer, steadier steps.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>How a step moves the weights.</summary>
    public OptimizerOptions Optimizer { get; init; } = new SgdOptions();

    /// <summary>How the learning rate changes from epoch to epoch.</summary>
    public LearningRateSchedule Schedule { get; init; } = new ConstantSchedule();

    /// <summary>Images are moved at random by up to so many pixels; more makes up for fewer images. 0 leaves them where they are.</summary>
    public int CropPadding { get; init; }

    /// <summary>Images are mirrored left to right at random: right for photographs, wrong for digits.</summary>
    public bool Mirror { get; init; }

    /// <summary>What is subtracted from pixels, and what they are divided by; measured on the training samples themselves.</summary>
    public StandardisationKind Standardisation { get; init; } = StandardisationKind.AllPixels;

    /// <summary>
    /// Every batch is first made harder for the network as it is then, so that it learns to withstand that (adversarial training, Madry et
    /// al., arXiv 1706.06083). Costs a forward and a backward pass for each step. Null trains on the images as they are.
    /// </summary>
    public PgdOptions? Adversary { get; init; }

    /// <summary>Of order and random changes. The network's initial weights have a seed of their own.</summary>
    public ulong Seed { get; init; }

    /// <summary>The test set, where there is one, is predicted after so many epochs each and after the last. 0: never.</summary>
    public int EvaluateEvery { get; init; } = 1;

    /// <summary>The training is saved, where a file is named for it, after so many epochs each, at least one, and after the last.</summary>
    public int SaveEvery { get; init; } = 1;

    /// <summary>Everything that decides the trained weights, in words.</summary>
    public string Description => FormattableString.Invariant($"{Recipe}, seed {Seed}");

    /// <summary>The same but for the seed.</summary>
    public string Recipe => FormattableString.Invariant(
        $"{Epochs} epochs in batches of {BatchSize}, {Optimizer.Description}, schedule {Schedule.Description}, crop padding {CropPadding}, ") +
        FormattableString.Invariant($"{(Mirror ? "mirrored" : "not mirrored")}, standardisation {Standardisation}") +
        (Adversary is null ? "" : $", against {Adversary.Description}");

    /// <summary>The learning rate of an epoch.</summary>
    /// <param name="epoch">0 for the first.</param>
    public double LearningRateAt(int epoch) => Optimizer.LearningRate * Schedule.FactorAt(epoch, Epochs);

    /// <summary>Throws one exception that names every fault.</summary>
    public void Validate()
    {
        var faults = new List<string>();
        void Require(string what, int value, int low, int high)
        {
            if (value < low || value > high) faults.Add(FormattableString.Invariant($"{what} is {value}, must be {low} to {high}"));
        }
        Require("epochs", Epochs, 1, MostEpochs);
        Require("batch size", BatchSize, 1, MostSamplesPerBatch);
        Require("crop padding", CropPadding, 0, MostPadding);
        Require("epochs between evaluations", EvaluateEvery, 0, MostEpochs);
        Require("epochs between checkpoints", SaveEvery, 1, MostEpochs);
        if (!Enum.IsDefined(Standardisation)) faults.Add("unknown kind of standardisation");
        try { Optimizer.Validate(); }
        catch (BezoarException fault) { faults.Add(fault.Message); }
        if (Adversary is not null) faults.AddRange(Adversary.Faults());
        faults.AddRange(Schedule.Faults(Epochs));
        if (faults.Count > 0) throw Errors.InvalidOptions("training", faults);
    }
}
