namespace Bezoar.Certificates.RandomisedSmoothing;

/// <summary>
/// Randomised smoothing of labels (Rosenfeld, Winston, Ravikumar and Kolter, ICML 2020, arXiv 2002.03018): the prediction is the class that wins most often when noise falls on
/// the training labels. Labels that an attacker changes look like noise, as long as they are few.
/// </summary>
public static class SmoothingCertificate
{
    /// <summary>What it promises, against whom, and on what conditions.</summary>
    public static CertificateDescription Description { get; } = new(
        Method: "smoothing",
        Name: "Randomised smoothing of labels",
        Paper: "Rosenfeld et al., ICML 2020, arXiv 2002.03018",
        // Noise never makes a label one that is no class: what such a label does is not bounded.
        ThreatModel: ThreatModels.LabelsAmongClasses,
        Unit: BudgetUnits.LabelFlips,
        Assumptions:
        [
            "The classifier that is smoothed takes the class with the largest sum over labels, each weighted by a whole number that depends on the "
                + "training inputs and the test input alone, and not on any label.",
            "The prediction is the class that this classifier gives most often under noise. Noise is never drawn: how often is bounded from the weights, in ten-thousandths "
                + "of a nat, rounded down.",
            CommonAssumptions.NoDuplicateInputs,
            CommonAssumptions.ChosenWithoutAttacker,
            CommonAssumptions.TestOutOfReach,
        ]);
}
