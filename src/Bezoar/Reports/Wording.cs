using System.Globalization;

namespace Bezoar.Reports;

/// <summary>Numbers and units as a reader expects them, the same in every culture.</summary>
internal static class Wording
{
    /// <summary>Such as <c>10,000</c>.</summary>
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Such as <c>1,000 poison instances</c>.</summary>
    public static string Poison(long count) => $"{Count(count)} poison {(count == 1 ? "instance" : "instances")}";

    /// <summary>Such as <c>97.19 %</c>, with a space that does not break.</summary>
    public static string Percent(double share) => (100 * share).ToString("F2", CultureInfo.InvariantCulture) + "\u00A0%";

    /// <summary>A difference of shares, such as <c>0.17 points</c>, with a space that does not break.</summary>
    public static string Points(double difference) => (100 * difference).ToString("0.00;−0.00", CultureInfo.InvariantCulture) + "\u00A0points";

    /// <summary>Such as <c>1.25 s</c>.</summary>
    public static string Seconds(double seconds) => seconds.ToString("F2", CultureInfo.InvariantCulture) + "\u00A0s";

    /// <summary>Such as <c>812 MiB</c>.</summary>
    public static string Mebibytes(long bytes) => Count(bytes / (1 << 20)) + "\u00A0MiB";

    /// <summary>Such as <c>k = 1,200</c>, with spaces that do not break.</summary>
    public static string Partitions(int partitions) => $"k\u00A0=\u00A0{Count(partitions)}";

    /// <summary>Such as <c>5 epochs</c>, with a space that does not break.</summary>
    public static string Epochs(int epochs) => $"{Count(epochs)}\u00A0{(epochs == 1 ? "epoch" : "epochs")}";

    /// <summary>Such as <c>548</c>, or a word where no radius qualifies.</summary>
    public static string Radius(int radius) => radius < 0 ? "none" : Count(radius);

    /// <summary>What a budget of this size is, in words: <c>548 inserted or removed training samples</c>.</summary>
    public static string Budget(int size, string unit) => (unit, size) switch
    {
        (SymmetricDifference, 1) => "1 inserted or removed training sample",
        (SymmetricDifference, _) => $"{Count(size)} inserted or removed training samples",
        (LabelFlips, 1) => "1 flipped training label",
        (LabelFlips, _) => $"{Count(size)} flipped training labels",
        _ => $"{Count(size)} ({unit})",
    };

    /// <summary>What a budget counts, as the name of an axis.</summary>
    public static string BudgetAxis(string unit) => unit switch
    {
        SymmetricDifference => "inserted or removed training samples",
        LabelFlips => "flipped training labels",
        _ => unit,
    };

    public const string SymmetricDifference = "symmetric difference";

    public const string LabelFlips = "label flips";
}
