namespace Bezoar.Features;

/// <summary>Where a feature map comes from. A certificate is only as good as this.</summary>
public enum FeatureProvenance
{
    /// <summary>A fixed formula: no data was involved. Sound against every attack on the training set.</summary>
    DataIndependent,

    /// <summary>A pretrained model that the user vouches for. Sound as far as that model was not poisoned.</summary>
    Trusted,

    /// <summary>Learnt from the training inputs without their labels. Sound against label flips only.</summary>
    UnlabelledTraining,
}
