namespace Bezoar.Attacks;

/// <summary>What a kind of attack is called in a published standard, so that findings can be filed under it.</summary>
/// <param name="Standard">Which standard, with its version.</param>
/// <param name="Identifier">Number of the entry.</param>
/// <param name="Name">Heading of the entry.</param>
public sealed record StandardName(string Standard, string Identifier, string Name)
{
    private const string Nist = "NIST AI 100-2e2025", Atlas = "MITRE ATLAS 5.6.0", Owasp = "OWASP Machine Learning Security Top 10 (2023)";

    /// <summary>Availability attacks on labels.</summary>
    public static IReadOnlyList<StandardName> DataPoisoning { get; } = [new(Nist, "NISTAML.013", "Data Poisoning"), .. Common];

    /// <summary>Backdoors planted with changed labels.</summary>
    public static IReadOnlyList<StandardName> BackdoorPoisoning { get; } = [new(Nist, "NISTAML.023", "Backdoor Poisoning"), .. Common, .. Triggered];

    /// <summary>Backdoors planted without changing a label.</summary>
    public static IReadOnlyList<StandardName> CleanLabelBackdoor { get; } =
        [new(Nist, "NISTAML.012", "Clean-label Poisoning"), new(Nist, "NISTAML.021", "Clean-label Backdoor"), .. Common, .. Triggered];

    /// <summary>Attacks on single inputs that change no label.</summary>
    public static IReadOnlyList<StandardName> TargetedPoisoning { get; } =
        [new(Nist, "NISTAML.012", "Clean-label Poisoning"), new(Nist, "NISTAML.024", "Targeted Poisoning"), .. Common];

    private static StandardName[] Common =>
        [new(Atlas, "AML.T0020", "Poison Training Data"), new(Owasp, "ML02:2023", "Data Poisoning Attack")];

    private static StandardName[] Triggered =>
        [new(Atlas, "AML.T0043.004", "Insert Backdoor Trigger"), new(Atlas, "AML.T0018.000", "Poison AI Model")];
}
