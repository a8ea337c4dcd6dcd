namespace Bezoar;

internal static partial class Errors
{
    public static BezoarException NoPartitions(int count) => Error($"partitions: {count} given; need at least 1");

    public static BezoarException DuplicateInputs(string name, int count, IReadOnlyCollection<(int First, int Second)> pairs) =>
        Error($"{name}: {count} input(s) repeat another one, with the same label or not, such as the samples {string.Join(", ", pairs.Select(pair => $"{pair.First} = {pair.Second}"))} (counted from 0); a certificate against label flips needs distinct inputs, so remove the copies");
}
