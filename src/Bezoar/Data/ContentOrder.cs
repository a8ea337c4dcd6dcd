namespace Bezoar.Data;

/// <summary>
/// The one order of samples: by content, so that the order in which a file lists them cannot matter. The last byte is the
/// primary key, the first byte the last one, the label the final tie-break (Levine and Feizi, arXiv 2006.14768, appendix).
/// </summary>
public static class ContentOrder
{
    /// <summary>Negative when a comes before b, 0 when the bytes are equal.</summary>
    public static int CompareRecords(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        for (var i = a.Length - 1; i >= 0; i--)
            if (a[i] != b[i]) return a[i] - b[i];
        return 0;
    }

    /// <summary>Indices of all samples in content order; equal samples in file order.</summary>
    internal static int[] Of(Dataset dataset)
    {
        var order = new int[dataset.Count];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(order, (a, b) =>
        {
            var byRecord = CompareRecords(dataset.Record(a), dataset.Record(b));
            if (byRecord != 0) return byRecord;
            var byLabel = dataset.Labels[a].CompareTo(dataset.Labels[b]);
            return byLabel != 0 ? byLabel : a.CompareTo(b);
        });
        return order;
    }
}
