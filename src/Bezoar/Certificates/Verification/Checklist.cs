using System.Globalization;
using System.Text.Json;

namespace Bezoar.Certificates.Verification;

/// <summary>Collects the outcome of every check, so that one fault does not hide the next.</summary>
internal sealed class Checklist
{
    private readonly List<VerificationCheck> _checks = [];
    private readonly List<string> _notChecked = [];

    public IReadOnlyList<VerificationCheck> Checks => _checks;

    public IReadOnlyList<string> NotChecked => _notChecked;

    /// <summary>Says what the folder alone cannot show.</summary>
    public void LeaveOpen(string matter) => _notChecked.Add(Plain(matter));

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
        _checks.Add(new(Plain(subject), Plain(claim), finding.Length == 0, Plain(finding)));
        return finding.Length == 0;
    }

    /// <summary>Checks that a stated value is the one that was re-derived.</summary>
    public void Equal<T>(string subject, string name, T stated, T derived) =>
        Check(subject, FormattableString.Invariant($"{name} {Show(stated)}"), () =>
        {
            if (!EqualityComparer<T>.Default.Equals(stated, derived)) throw new EvidenceFault($"it is {Show(derived)}");
        });

    // Names and texts come from whoever made the folder: a line break or an escape sequence among them could forge a line of ours.
    private static string Plain(string text) => string.Concat(text.Select(character => char.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        ? '\uFFFD' : character));

    private static object Show<T>(T value) => value is null ? "null" : value;
}
