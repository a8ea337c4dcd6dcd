namespace Bezoar;

internal static partial class Errors
{
    public static BezoarException NoPartitions(int count) => Error($"partitions: {count} given; need at least 1");

    public static BezoarException ImpossibleSpread(int partitions, int degree) =>
        Error($"finite aggregation: {partitions} partitions spread over {degree} base classifiers each; need at least 1 and fewer than 2³¹ in all");

    public static BezoarException RepeatedShift(int count) =>
        Error($"finite aggregation: two shifts are the same modulo {count}, so that a bucket would reach a base classifier twice");

    public static BezoarException DuplicateInputs(string name, int count, IReadOnlyCollection<(int First, int Second)> pairs) =>
        Error($"{name}: {count} input(s) repeat another one, with the same label or not, such as the samples {string.Join(", ", pairs.Select(pair => $"{pair.First} = {pair.Second}"))} (counted from 0); a certificate against label flips needs distinct inputs, so remove the copies");
}
