using Bezoar.Certificates;
using Bezoar.Experiments;

namespace Bezoar.Reports;

/// <summary>Reads <c>certificates-METHOD-K.csv</c>.</summary>
internal static class CertificatesFile
{
    /// <summary>One certificate per test input, in order.</summary>
    /// <exception cref="BezoarException">Missing, damaged, or another number of test inputs than the result says.</exception>
    public static Certificate[] Read(string path, DatasetSummary dataset) =>
    [
        .. InputTable.Read(path, "index,label,prediction,radius", dataset, row => row[3] >= -1)
            .Select(row => new Certificate(row[1], row[2], new(row[3]))),
    ];
}
