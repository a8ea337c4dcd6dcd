namespace Bezoar;

internal static partial class Errors
{
    public static BezoarException NoPartitions(int count) => Error($"partitions: {count} given; need at least 1");

    public static BezoarException ImpossibleSpread(int partitions, int degree) =>
        Error($"finite aggregation: {partitions} partitions spread over {degree} base classifiers each; need at least 1 and fewer than 2³¹ in all");

    public static BezoarException RepeatedShift(int count) =>
        Error($"finite aggregation: two shifts are the same modulo {count}, so that a bucket would reach a base classifier twice");
}
