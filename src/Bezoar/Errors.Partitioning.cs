namespace Bezoar;

internal static partial class Errors
{
    public static BezoarException NoPartitions(int count) => Error($"partitions: {count} given; need at least 1");
}
