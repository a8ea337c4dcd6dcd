namespace Bezoar.Benchmarks.Results;

/// <summary><c>base-classifiers-LEARNER.json</c>.</summary>
/// <param name="Provenance">How it came to be.</param>
/// <param name="Learner">Everything that decides the votes.</param>
/// <param name="Partitions">Of the whole training set.</param>
/// <param name="TestCount">Test inputs that each classifier was asked for.</param>
/// <param name="Classifiers">Those that were trained.</param>
/// <param name="MeanAccuracy">Mean over them.</param>
/// <param name="TrainSecondsPerPartition">Mean seconds of a training, divided by how many ran at once: what each adds to the whole.</param>
/// <param name="VoteSecondsPerPartition">The same of prediction.</param>
internal sealed record BaseClassifiersResult(
    Provenance Provenance, string Learner, int Partitions, int TestCount, IReadOnlyList<BaseClassifierFigures> Classifiers,
    double MeanAccuracy, double TrainSecondsPerPartition, double VoteSecondsPerPartition)
{
    public static string File(string learner) => $"base-classifiers-{learner}";
}

/// <summary>One base classifier.</summary>
/// <param name="Partition">Its number.</param>
/// <param name="Samples">That it was trained on.</param>
/// <param name="TrainSeconds">On one thread, while others work as well.</param>
/// <param name="VoteSeconds">On one thread, while others work as well.</param>
/// <param name="Accuracy">Share of the test inputs.</param>
internal sealed record BaseClassifierFigures(int Partition, int Samples, double TrainSeconds, double VoteSeconds, double Accuracy);
