namespace Bezoar.Certificates;

/// <summary>What several kinds of certificate allow the attacker.</summary>
internal static class ThreatModels
{
    public const string AnySamples = "The attacker knows everything and may insert, remove and change training samples at will; "
        + "an insertion or a removal counts 1, a changed sample 2.";

    public const string AnyLabels = "The attacker knows everything and may change the labels of training samples at will; "
        + "each changed label counts 1, and inputs stay as they are.";

    public const string LabelsAmongClasses = "The attacker knows everything and may change the labels of training samples at will, each to another one of the classes; "
        + "each changed label counts 1, and inputs stay as they are.";
}

/// <summary>What several kinds of certificate take for granted.</summary>
internal static class CommonAssumptions
{
    public const string SetOfSamples = "The training set counts as a set: exact duplicates, with the same bytes and the same label, are collapsed to one "
        + "before training.";

    public const string NoDuplicateInputs = "No two training samples have the same input; a training set in which some do is refused.";

    public const string ChosenWithoutAttacker = "The number of partitions, the classes, the learner and its settings were chosen without the data that the attacker "
        + "may touch.";

    public const string TestOutOfReach = "Test inputs and their labels are out of the attacker's reach.";

    private const string FeaturesApart = "What is computed from an input before learning, such as a descriptor or an embedding, does not depend on the "
        + "training data.";

    /// <summary>Of base classifiers that vote, where samples may be inserted and removed.</summary>
    public static IReadOnlyList<string> OfEnsembles => [FeaturesApart, SetOfSamples, ChosenWithoutAttacker, TestOutOfReach];
}
