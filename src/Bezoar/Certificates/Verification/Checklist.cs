using System.Text.Json;

namespace Bezoar.Certificates.Verification;

/// <summary>Collects the outcome of every check, so that one fault does not hide the next.</summary>
internal sealed class Checklist
{
    private readonly List<VerificationCheck> _checks = [];

    public IReadOnlyList<VerificationCheck> Checks => _checks;

    public List<string> NotChecked { get; } = [];

    /// <summary>Runs one check. Evidence that cannot be read fails it like evidence that says something else.</summary>
    /// <returns>Whether it passed.</returns>
    public bool Check(string subject, string claim, Action check)
    {
        var finding = "";
        try
        {
            check();
        }
        catch (Exception fault) when (fault is EvidenceFault or IOException or UnauthorizedAccessException or JsonException)
        {
            finding = fault is FileNotFoundException or DirectoryNotFoundException ? "the file is missing" : fault.Message;
        }
        _checks.Add(new(subject, claim, finding.Length == 0, finding));
        return finding.Length == 0;
    }

    /// <summary>Checks that a stated value is the one that was re-derived.</summary>
    public void Equal<T>(string subject, string name, T stated, T derived) =>
        Check(subject, FormattableString.Invariant($"{name} {Show(stated)}"), () =>
        {
            if (!EqualityComparer<T>.Default.Equals(stated, derived)) throw new EvidenceFault($"it is {Show(derived)}");
        });

    private static object Show<T>(T value) => value is null ? "null" : value;
}
