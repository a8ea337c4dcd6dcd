namespace Bezoar.Benchmarks.Results;

/// <summary>How a setting's targets differ, for pictures.</summary>
/// <param name="ConfidencesBefore">Targets by the confidence in the wrong class without poison, in equal steps from 0 to 1.</param>
/// <param name="ConfidencesAfter">The same, with poison.</param>
/// <param name="AngleStep">Degrees of one step.</param>
/// <param name="Angles">Targets by the angle between the boundaries of both finished victims, in such steps from 0.</param>
/// <param name="Epochs">After which the angle was measured.</param>
/// <param name="DegreesByEpoch">Mean angle after each of them.</param>
internal sealed record TargetHistograms(
    IReadOnlyList<int> ConfidencesBefore, IReadOnlyList<int> ConfidencesAfter, double AngleStep, IReadOnlyList<int> Angles,
    IReadOnlyList<int> Epochs, IReadOnlyList<double> DegreesByEpoch);
