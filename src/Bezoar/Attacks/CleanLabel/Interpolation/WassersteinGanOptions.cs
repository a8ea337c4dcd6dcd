using System.Globalization;

namespace Bezoar.Attacks.CleanLabel.Interpolation;

/// <summary>
/// How a generator of images is trained (Arjovsky, Chintala and Bottou, "Wasserstein GAN", arXiv 1701.07875). Latent size, optimiser, clip and
/// critic passes are those of arXiv 1912.02771.
/// </summary>
public sealed record WassersteinGanOptions
{
    /// <summary>Numbers that an image is made from.</summary>
    public int LatentSize { get; init; } = 100;

    /// <summary>Channels before the last layer of the generator and after the first of the critic; others have twice as many. More draw sharper, and slower.</summary>
    public int Channels { get; init; } = 32;

    /// <summary>Generator steps. More make better images, until they no longer change.</summary>
    public int Steps { get; init; } = 2000;

    /// <summary>Images of one step.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Of RMSprop, for both networks. The paper's 5e-5 needs tens of thousands of steps.</summary>
    public double LearningRate { get; init; } = 2e-4;

    /// <summary>The critic's weights stay within ± this: so its slope stays bounded.</summary>
    public float Clip { get; init; } = 0.01f;

    /// <summary>Critic steps before each generator step.</summary>
    public int CriticPasses { get; init; } = 5;

    /// <summary>Of initial weights, of the order of images and of latent numbers.</summary>
    public ulong Seed { get; init; }

    /// <summary>Everything that decides the generator, in words.</summary>
    public string Description => string.Create(CultureInfo.InvariantCulture,
        $"WGAN of {LatentSize} latent numbers and {Channels} channels, {Steps} steps of {BatchSize} images, RMSprop {LearningRate}, clip {Clip}, {CriticPasses} critic passes, seed {Seed}");

    internal IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        void Require(string what, int value, int high)
        {
            if (value < 1 || value > high) faults.Add(string.Create(CultureInfo.InvariantCulture, $"{what} is {value}, must be 1 to {high}"));
        }
        Require("latent size", LatentSize, 1 << 12);
        Require("channels", Channels, 1 << 10);
        Require("steps", Steps, 10_000_000);
        Require("batch size", BatchSize, 1 << 12);
        Require("critic passes", CriticPasses, 1000);
        if (!(LearningRate > 0 && double.IsFinite(LearningRate))) faults.Add(string.Create(CultureInfo.InvariantCulture, $"learning rate is {LearningRate}, must be above 0"));
        if (!(Clip > 0 && float.IsFinite(Clip))) faults.Add(string.Create(CultureInfo.InvariantCulture, $"clip is {Clip}, must be above 0"));
        return faults;
    }
}
