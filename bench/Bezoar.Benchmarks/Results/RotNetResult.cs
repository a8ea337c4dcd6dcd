using Bezoar.Learning.Networks.Rotations;

namespace Bezoar.Benchmarks.Results;

/// <summary><c>rotnet-mnist.json</c>.</summary>
/// <param name="Provenance">How it came to be.</param>
/// <param name="Options">How rotations were learnt.</param>
/// <param name="Learner">Everything that decides the votes.</param>
/// <param name="HeadEpochs">How often a base classifier saw each of its samples.</param>
/// <param name="Ensembles">One for each number of partitions.</param>
internal sealed record RotNetResult(Provenance Provenance, RotNetOptions Options, string Learner, int HeadEpochs, IReadOnlyList<SampledEnsemble> Ensembles)
{
    public const string File = "rotnet-mnist";
}

/// <summary>Some base classifiers of an ensemble.</summary>
/// <param name="Partitions">k.</param>
/// <param name="Classifiers">Those that were trained.</param>
/// <param name="MeanAccuracy">Mean over them.</param>
internal sealed record SampledEnsemble(int Partitions, IReadOnlyList<BaseClassifierFigures> Classifiers, double MeanAccuracy);
