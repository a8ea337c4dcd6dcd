using System.Runtime.Intrinsics;
using Bezoar.Voting;

namespace Bezoar.Learning.KernelRidge;

/// <summary>For a block of test inputs and each pair of classes, how many base classifiers would rather have the first.</summary>
/// <param name="inputs">At most so many test inputs.</param>
/// <param name="classCount">Classes.</param>
internal sealed class PreferenceCounts(int inputs, int classCount)
{
    private readonly int _width = KernelRidgeLearner.PaddedClasses(classCount);
    private readonly int[] _counts = new int[(long)inputs * classCount * KernelRidgeLearner.PaddedClasses(classCount)];
    private readonly float[] _scores = new float[KernelRidgeLearner.PaddedClasses(classCount)];

    public void Clear() => Array.Clear(_counts);

    /// <summary>Counts what one base classifier would rather have.</summary>
    public void Add(int input, ReadOnlySpan<float> scores, ReadOnlySpan<bool> seen)
    {
        for (var c = 0; c < classCount; c++) _scores[c] = seen[c] ? scores[c] : float.NegativeInfinity;
        var counts = _counts.AsSpan(input * classCount * _width, classCount * _width);
        for (var one = 0; one < classCount; one++)
        {
            var own = Vector512.Create(_scores[one]);
            for (var lane = 0; lane < _width; lane += Vector512<float>.Count)
            {
                var others = Vector512.Create(_scores.AsSpan(lane));
                // On a tie the smaller class comes first; all lanes of a true comparison are −1.
                var isLarger = Vector512.GreaterThan(Indices + Vector512.Create(lane), Vector512.Create(one));
                var preferred = Vector512.GreaterThan(own, others).AsInt32() | (Vector512.Equals(own, others).AsInt32() & isLarger);
                var target = counts[(one * _width + lane)..];
                (Vector512.Create<int>(target) - preferred).CopyTo(target);
            }
        }
    }

    /// <summary>How many would rather have the winner of the run-off election than each class; 0 for itself.</summary>
    /// <param name="input">Of the block.</param>
    /// <param name="votes">For each class.</param>
    /// <param name="preferences">Receives a number for each class.</param>
    public void OfWinner(int input, ReadOnlySpan<int> votes, Span<int> preferences)
    {
        var counts = _counts.AsSpan(input * classCount * _width, classCount * _width);
        var (smaller, larger) = RunOff.Finalists(votes);
        var winner = counts[larger * _width + smaller] > counts[smaller * _width + larger] ? larger : smaller;
        counts.Slice(winner * _width, classCount).CopyTo(preferences);
        preferences[winner] = 0;
    }

    private static Vector512<int> Indices => Vector512<int>.Indices;
}
