using Bezoar.Data;
using Bezoar.Learning.Networks.Optimizers;
using Bezoar.Learning.Networks.Schedules;
using Bezoar.Learning.Networks.Training;

namespace Bezoar.Learning.Networks.Recipes;

/// <summary>The course of the learning rate, in shares of however many epochs there are.</summary>
public enum RateCourse
{
    /// <summary>The same throughout.</summary>
    Constant,

    /// <summary>× 0.2 after 30, 60 and 80 % of the epochs: 60, 120 and 160 of 200, as in arXiv 2006.14768.</summary>
    Step,

    /// <summary>Down along half a cosine.</summary>
    Cosine,
}

/// <summary>How an architecture is trained unless one says otherwise: for any number of epochs and any kind of data.</summary>
public sealed record Recipe
{
    private static readonly double[] ShareOfSteps = [0.3, 0.6, 0.8];

    /// <summary>How often every sample is seen. More take as much longer, and help until the test accuracy stays where it is.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Samples of one step.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>How a step moves the weights.</summary>
    public OptimizerOptions Optimizer { get; init; } = new SgdOptions();

    /// <summary>How the learning rate changes from epoch to epoch.</summary>
    public RateCourse Course { get; init; } = RateCourse.Cosine;

    /// <summary>Epochs in which the rate rises before a cosine falls.</summary>
    public int WarmUpEpochs { get; init; }

    /// <summary>Images are moved at random by up to so many pixels; vectors are not.</summary>
    public int CropPadding { get; init; }

    /// <summary>
    /// Colour images are mirrored at random: they are taken for photographs, which stay what they are. Grey ones are not: a
    /// mirrored digit is none.
    /// </summary>
    public bool MirrorsPhotographs { get; init; }

    /// <summary>Which pixels share a mean and a standard deviation.</summary>
    public StandardisationKind Standardisation { get; init; } = StandardisationKind.AllPixels;

    /// <summary>The options for data of this kind.</summary>
    /// <param name="shape">What one record holds.</param>
    public TrainingOptions For(RecordShape shape) => new()
    {
        Epochs = Epochs,
        BatchSize = BatchSize,
        Optimizer = Optimizer,
        Schedule = ScheduleOf(),
        CropPadding = shape is ImageShape ? CropPadding : 0,
        Mirror = MirrorsPhotographs && shape is ImageShape { Channels: 3 },
        Standardisation = Standardisation,
    };

    private LearningRateSchedule ScheduleOf()
    {
        int[] milestones = [.. ShareOfSteps.Select(share => (int)(share * Epochs + 0.5)).Where(epoch => epoch > 0).Distinct()];
        return Course switch
        {
            RateCourse.Cosine when Epochs > 0 => new CosineSchedule { WarmUpEpochs = Math.Min(WarmUpEpochs, Epochs - 1) },
            RateCourse.Step when milestones.Length > 0 => new StepSchedule(milestones),
            _ => new ConstantSchedule(),
        };
    }
}
