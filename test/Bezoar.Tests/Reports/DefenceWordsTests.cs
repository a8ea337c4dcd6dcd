using Bezoar.Reports.Evaluation;

namespace Bezoar.Tests.Reports;

/// <summary>How far a certificate reaches is said once, for the table and for the page.</summary>
public class DefenceWordsTests
{
    [Theory]
    [InlineData(450, 590, "keeps half of the attacker's targets out of reach up to 450 poison instances, and the last of them up to 590 poison instances. No training set")]
    [InlineData(590, 590, "keeps half of the attacker's targets out of reach up to 590 poison instances, and none with more. No training set")]
    [InlineData(null, 1, "keeps some of the attacker's targets out of reach up to 1 poison instance, but never half of them.")]
    [InlineData(null, null, "proves nothing about any triggered input")]
    public void SaysHowFarTheCertificateReaches(int? half, int? end, string words) => Assert.Contains(
        words, DefenceWords.Ends(SampleDefence.Of() with { HalfCertifiedUntil = half, CertificateEndsAt = end }), StringComparison.Ordinal);
}
