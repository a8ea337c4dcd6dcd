using Bezoar.Experiments;

namespace Bezoar.Reports;

/// <summary>What results are called on a page: the method, and the setting that tells results of one method apart.</summary>
internal static class MethodNames
{
    /// <summary>Such as <c>DPA</c> or <c>kernel votes</c>.</summary>
    public static string Family(string method) => method switch
    {
        MethodChoice.Dpa => "DPA",
        MethodChoice.RunOff => "run-off election",
        MethodChoice.Neighbours => "nearest neighbours",
        MethodChoice.SortedPartitions => "SS-DPA",
        MethodChoice.RidgeFlips => "label flips by ridge",
        _ when NumberIn(method, "kernel-votes-") is not null => "kernel votes",
        _ when NumberIn(method, "label-flips-") is not null => "label flips by clusters",
        _ when NumberIn(method, "smoothing-") is not null => "randomised smoothing",
        _ when NumberIn(method, "smoothing-kl-") is not null => "randomised smoothing, by divergence",
        _ when method.EndsWith("-roe", StringComparison.Ordinal) && NumberIn(method[..^"-roe".Length], "fa-") is { } degree => $"finite aggregation with run-off, d\u00A0=\u00A0{degree}",
        _ when NumberIn(method, "fa-") is { } degree => $"finite aggregation, d\u00A0=\u00A0{degree}",
        _ => method.ToUpperInvariant(),
    };

    /// <summary>Such as <c>k = 1,200</c>, <c>K = 1,000</c>, <c>reach 0.135</c> or <c>12 clusters</c>.</summary>
    public static string Setting(string method, int partitions) => method switch
    {
        MethodChoice.Neighbours => $"K\u00A0=\u00A0{Wording.Count(partitions)}",
        _ when NumberIn(method, "kernel-votes-") is { } reach => $"reach\u00A0{reach}",
        _ when NumberIn(method, "label-flips-") is { } clusters => $"{clusters}\u00A0clusters",
        _ when (NumberIn(method, "smoothing-") ?? NumberIn(method, "smoothing-kl-")) is { } noise => $"q\u00A0=\u00A0{noise}",
        _ => Wording.Partitions(partitions),
    };

    /// <summary>Both.</summary>
    public static string Of(string method, int partitions) => $"{Family(method)}, {Setting(method, partitions)}";

    private static string? NumberIn(string method, string prefix) =>
        method.StartsWith(prefix, StringComparison.Ordinal) && method.AsSpan(prefix.Length).IndexOfAnyExcept("0123456789.") < 0 ? method[prefix.Length..] : null;
}
