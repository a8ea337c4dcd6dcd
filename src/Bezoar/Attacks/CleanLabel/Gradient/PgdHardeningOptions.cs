using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Adversarial;
using Bezoar.Learning.Networks.Architectures;
using Bezoar.Learning.Networks.Recipes;
using Bezoar.Learning.Networks.Training;

namespace Bezoar.Attacks.CleanLabel.Gradient;

/// <summary>How a <see cref="PgdHardening"/> finds what makes images harder.</summary>
public sealed record PgdHardeningOptions
{
    /// <summary>How far images move, and in which steps.</summary>
    public PgdOptions Perturbation { get; init; } = new();

    /// <summary>Architecture of the attacker's own model, one of <see cref="ArchitectureCatalog.All"/>. It need not be the victim's.</summary>
    public string Surrogate { get; init; } = "badnets-cnn";

    /// <summary>How often the surrogate sees every sample.</summary>
    public int Epochs { get; init; } = 4;

    /// <summary>
    /// What the surrogate learns to withstand. One that withstands nothing is fooled by noise that means little to a victim; one that withstands
    /// much can only be shown another class, which a person sees, too. A little of it gives most success for the same ε.
    /// </summary>
    public PgdOptions Adversary { get; init; } = new() { Norm = PerturbationNorm.L2, Epsilon = 100, Iterations = 5, Step = 40 };

    /// <summary>Of the surrogate.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Where the surrogate is kept from run to run; null keeps nothing.</summary>
    public string? ModelsFolder { get; init; }

    /// <summary>How the surrogate is trained.</summary>
    internal TrainingOptions Training(RecordShape shape)
    {
        var recipe = RecipeBook.For(Surrogate) with { Epochs = Epochs };
        return recipe.For(shape) with { Seed = Seed, EvaluateEvery = 0, Adversary = Adversary };
    }

    internal IReadOnlyList<string> Faults(Dataset training)
    {
        List<string> faults = [.. Perturbation.Faults()];
        if (training.Shape is not ImageShape) faults.Add("only images can be made harder by a gradient");
        AddFaultOf(() => ArchitectureCatalog.Get(Surrogate).Define(TensorShape.Of(training.Shape), training.ClassCount, Errors.SurrogateDoesNotFit));
        AddFaultOf(() => Training(training.Shape).Validate());
        return faults;

        void AddFaultOf(Action part)
        {
            try { part(); }
            catch (BezoarException fault) { faults.Add($"surrogate: {fault.Message}"); }
        }
    }
}
