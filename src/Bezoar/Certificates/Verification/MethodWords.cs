namespace Bezoar.Certificates.Verification;

/// <summary>
/// What a method can promise, in the words in which results must say it. They are a copy on purpose: a result that promises more, or on fewer conditions, than the
/// method can is found out.
/// </summary>
internal sealed record MethodWords(string Unit, string ThreatModel, IReadOnlyList<string> Assumptions)
{
    /// <summary>Of results whose radii count changed labels.</summary>
    public const string LabelFlipsUnit = "label flips";

    /// <summary>What a result has to say besides, where it does not know what its votes were trained on.</summary>
    public const string CastElsewhere = "The votes were cast elsewhere: that whoever cast them kept these assumptions cannot be seen from the votes.";

    public static MethodWords Dpa { get; } = AnySamples(
        "A sample's partition depends on its own content alone, so that it can reach one base classifier only.",
        "A base classifier is a deterministic function of the set of samples in its own partition: their order, other partitions, threads and the clock do not matter.");

    public static MethodWords RunOff { get; } = AnySamples(
        "A sample's partition depends on its own content alone, so that it can reach one base classifier only.",
        "A base classifier, its scores included, is a deterministic function of the set of samples in its own partition: "
        + "their order, other partitions, threads and the clock do not matter.");

    public static MethodWords Spread { get; } = AnySamples(
        "A sample's bucket depends on its own content alone, and which base classifiers a bucket reaches does not depend on the training data.",
        "A base classifier is a deterministic function of the set of samples in the buckets that reach it: "
        + "their order, other buckets, threads and the clock do not matter.");

    public static MethodWords Neighbours { get; } = AnySamples(
        "The distance of a training sample depends on that sample and the test input alone; samples at the same distance are taken in the order of their content.");

    public static MethodWords Weights { get; } = AnySamples(
        "The weight of a training sample depends on that sample and the test input alone, and is a whole number from 0 to the unit.");

    public static MethodWords SortedPartitions { get; } = AnyLabels(
        "A sample's partition depends on the training inputs alone and not on labels, so that a label can reach one base classifier only.",
        "A base classifier is a deterministic function of all training inputs and of the labels in its own partition: "
        + "the order of samples, other labels, threads and the clock do not matter.");

    public static MethodWords LabelFlips { get; } = AnyLabels(
        "A sample's partition depends on the training inputs alone and not on labels, so that a label can reach one base classifier only.",
        "Of the classes that the labels in its own partition name, a base classifier votes for the one with the largest sum over them, each weighted by a whole number that "
        + "depends on the training inputs and the test input alone, and not on any label.");

    public static MethodWords Smoothed { get; } = OfLabels(
        "The attacker knows everything and may change the labels of training samples at will, each to another one of the classes; "
        + "each changed label counts 1, and inputs stay as they are.",
        "The classifier that is smoothed takes the class with the largest sum over labels, each weighted by a whole number that depends on the "
        + "training inputs and the test input alone, and not on any label.",
        "The prediction is the class that this classifier gives most often under noise. Noise is never drawn: how often is bounded from the weights, in ten-thousandths "
        + "of a nat, rounded down.");

    private static MethodWords AnyLabels(params string[] own) =>
        OfLabels("The attacker knows everything and may change the labels of training samples at will; each changed label counts 1, and inputs stay as they are.", own);

    private static MethodWords OfLabels(string threatModel, params string[] own) => new(
        LabelFlipsUnit,
        threatModel,
        [
            .. own,
            "No two training samples have the same input; a training set in which some do is refused.",
            "The number of partitions, the classes, the learner and its settings were chosen without the data that the attacker may touch.",
            "Test inputs and their labels are out of the attacker's reach.",
        ]);

    private static MethodWords AnySamples(params string[] own) => new(
        "symmetric difference",
        "The attacker knows everything and may insert, remove and change training samples at will; an insertion or a removal counts 1, a changed sample 2.",
        [
            .. own,
            "What is computed from an input before learning, such as a descriptor or an embedding, does not depend on the training data.",
            "The training set counts as a set: exact duplicates, with the same bytes and the same label, are collapsed to one before training.",
            "The number of partitions, the classes, the learner and its settings were chosen without the data that the attacker may touch.",
            "Test inputs and their labels are out of the attacker's reach.",
        ]);
}
