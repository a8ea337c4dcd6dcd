using System.Globalization;

namespace Bezoar.Cli;

/// <summary>
/// How long the rest will take, if it goes on as it did since somebody began to look: what was done before that, by an
/// interrupted run, says nothing about time.
/// </summary>
/// <param name="begin">Seconds on any clock.</param>
/// <param name="done">How much was done then.</param>
internal readonly struct RemainingTime(double begin, double done)
{
    /// <summary>Seconds to go, or null before there is anything to judge by.</summary>
    /// <param name="now">Seconds on the same clock.</param>
    /// <param name="doneNow">How much is done now.</param>
    /// <param name="total">Of how much.</param>
    public double? Estimate(double now, double doneNow, double total) =>
        doneNow > done ? (now - begin) / (doneNow - done) * (total - doneNow) : null;

    /// <summary>Such as <c>2 h 05 min</c> or <c>14 s</c>.</summary>
    public static string Describe(double seconds)
    {
        var time = TimeSpan.FromSeconds(Math.Ceiling(seconds));
        FormattableString text = time switch
        {
            { TotalHours: >= 1 } => $"{(int)time.TotalHours} h {time.Minutes:00} min",
            { TotalMinutes: >= 1 } => $"{time.Minutes} min {time.Seconds:00} s",
            _ => $"{time.Seconds} s",
        };
        return text.ToString(CultureInfo.InvariantCulture);
    }
}
