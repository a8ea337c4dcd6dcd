namespace Bezoar.Certificates.Verification;

/// <summary>
/// What the verifier itself knows of a method. The words are a copy on purpose: a result that promises more, or on fewer
/// conditions, than the method can is found out.
/// </summary>
internal sealed record KnownMethod(
    string Unit, string ThreatModel, IReadOnlyList<string> Assumptions, Func<IReadOnlyList<int>, int, long> Radius)
{
    /// <summary>Null where the method is not one that can be verified.</summary>
    public static KnownMethod? Find(string method) => method == "dpa" ? Dpa : null;

    private static KnownMethod Dpa { get; } = new(
        "symmetric difference",
        "The attacker knows everything and may insert, remove and change training samples at will; an insertion or a removal "
        + "counts 1, a changed sample 2.",
        [
            "A sample's partition depends on its own content alone, so that it can reach one base classifier only.",
            "A base classifier is a deterministic function of the set of samples in its own partition: their order, other "
            + "partitions, threads and the clock do not matter.",
            "What is computed from an input before learning, such as a descriptor or an embedding, does not depend on the "
            + "training data.",
            "The training set counts as a set: exact duplicates, with the same bytes and the same label, are collapsed to one "
            + "before training.",
            "The number of partitions, the classes, the learner and its settings were chosen without the data that the attacker "
            + "may touch.",
            "Test inputs and their labels are out of the attacker's reach.",
        ],
        MovedVotes.Withstood);
}
