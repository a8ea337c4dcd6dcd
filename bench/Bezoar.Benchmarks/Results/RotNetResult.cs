using Bezoar.Learning.Networks.Rotations;

namespace Bezoar.Benchmarks.Results;

/// <summary><c>rotnet-mnist.json</c>.</summary>
/// <param name="Provenance">How it came to be.</param>
/// <param name="Options">How rotations were learnt.</param>
/// <param name="Learner">Everything that decides the votes.</param>
/// <param name="HeadEpochs">How often a base classifier saw each of its samples.</param>
/// <param name="Ensembles">One for each number of partitions.</param>
/// <param name="Whole">All base classifiers of one of them, certified; null where that was not asked for.</param>
internal sealed record RotNetResult(
    Provenance Provenance, RotNetOptions Options, string Learner, int HeadEpochs, IReadOnlyList<SampledEnsemble> Ensembles, WholeEnsemble? Whole)
{
    public const string File = "rotnet-mnist";
}

/// <summary>Some base classifiers of an ensemble.</summary>
/// <param name="Partitions">k.</param>
/// <param name="Classifiers">Those that were trained.</param>
/// <param name="MeanAccuracy">Mean over them.</param>
internal sealed record SampledEnsemble(int Partitions, IReadOnlyList<BaseClassifierFigures> Classifiers, double MeanAccuracy);

/// <summary>All base classifiers of an ensemble, and what their votes prove.</summary>
/// <param name="Partitions">k.</param>
/// <param name="BaseAccuracy">Of a single one.</param>
/// <param name="CleanAccuracy">Of their plurality.</param>
/// <param name="MedianCertifiedRadius">What half of the predictions withstand, in label flips.</param>
/// <param name="Seconds">Heads, votes and certificates; on one thread, without learning rotations.</param>
/// <param name="VotesSha256">Of the votes.</param>
internal sealed record WholeEnsemble(int Partitions, double BaseAccuracy, double CleanAccuracy, int MedianCertifiedRadius, double Seconds, string VotesSha256);
