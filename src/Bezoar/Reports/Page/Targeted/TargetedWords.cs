using System.Globalization;
using Bezoar.Experiments.Targeted;

namespace Bezoar.Reports.Page.Targeted;

/// <summary>Figures of attacks on single test inputs, for readers.</summary>
internal static class TargetedWords
{
    public static string Degrees(double angle) => angle.ToString("0.0", CultureInfo.InvariantCulture) + "°";

    public static string Decibels(double ratio) => ratio.ToString("0.0", CultureInfo.InvariantCulture) + "\u00A0dB";

    public static string Number(double value) => value.ToString("#,0.####", CultureInfo.InvariantCulture);

    public static string Lost(TargetedSummary summary) => Wording.Points(summary.AccuracyLost);
}
