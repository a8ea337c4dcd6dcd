using Bezoar.Certificates;
using Bezoar.Experiments;
using Bezoar.Voting;

namespace Bezoar.Reports;

/// <summary>Everything that a run left in its folder, read back.</summary>
/// <param name="Result">What <c>result.json</c> holds.</param>
/// <param name="Runs">One entry per method and number of partitions, in the order of <c>result.json</c>.</param>
/// <param name="Examples">Pictures of test inputs; null where the run has none, such as for vectors and for handed-in votes.</param>
public sealed record RunFolder(CertifyResult Result, IReadOnlyList<CertifiedRun> Runs, ExampleImages? Examples);

/// <summary>One method at one number of partitions, with every certificate and vote.</summary>
/// <param name="Summary">Its entry in <c>result.json</c>.</param>
/// <param name="Certificates">One per test input.</param>
/// <param name="Votes">How much there is for each class, on every test input.</param>
public sealed record CertifiedRun(MethodResult Summary, IReadOnlyList<Certificate> Certificates, TallyTable Votes);
