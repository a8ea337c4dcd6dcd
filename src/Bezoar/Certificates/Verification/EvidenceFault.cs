namespace Bezoar.Certificates.Verification;

/// <summary>A piece of evidence is missing, unreadable or does not say what it must. Ends one check, never the verification.</summary>
internal sealed class EvidenceFault(FormattableString finding) : Exception(FormattableString.Invariant(finding));
