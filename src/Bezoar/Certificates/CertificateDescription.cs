namespace Bezoar.Certificates;

/// <summary>
/// What a kind of certificate promises, against whom, and on what conditions, in plain words. Results, report and
/// documentation all quote this one source.
/// </summary>
/// <param name="Method">Short name in results and file names, such as <c>dpa</c>.</param>
/// <param name="Name">Full name, for headings.</param>
/// <param name="Paper">Where the theorem stands.</param>
/// <param name="ThreatModel">What the attacker may do and what one step of it counts.</param>
/// <param name="Unit">What a radius counts, one of <see cref="BudgetUnits"/>.</param>
/// <param name="Assumptions">What must hold for the certificate to be true, one sentence each.</param>
public sealed record CertificateDescription(
    string Method, string Name, string Paper, string ThreatModel, string Unit, IReadOnlyList<string> Assumptions);

/// <summary>In what a poison budget, and so a certified radius, is counted.</summary>
public static class BudgetUnits
{
    /// <summary>An insertion or a removal counts 1, a changed sample 2 (the old one removed, the new one inserted).</summary>
    public const string SymmetricDifference = "symmetric difference";

    /// <summary>A changed label counts 1; samples are neither inserted nor removed, and inputs stay as they are.</summary>
    public const string LabelFlips = "label flips";
}
