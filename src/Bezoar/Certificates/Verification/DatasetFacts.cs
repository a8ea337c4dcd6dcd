namespace Bezoar.Certificates.Verification;

/// <summary>What is to be known of a data set that is at hand, so that claims about it can be checked.</summary>
/// <param name="TrainDigest">SHA-256 of the training set's content, in lower-case hexadecimal.</param>
/// <param name="TestDigest">The same of the test set.</param>
/// <param name="TrainCount">Training samples.</param>
/// <param name="ClassCount">Classes.</param>
/// <param name="DuplicateCount">Exact duplicates in the training set: its samples less its distinct samples.</param>
/// <param name="AmbiguousCount">Inputs of the training set that have more than one label.</param>
/// <param name="TestLabels">True classes of the test inputs, in file order.</param>
public sealed record DatasetFacts(
    string TrainDigest, string TestDigest, int TrainCount, int ClassCount, int DuplicateCount, int AmbiguousCount, IReadOnlyList<int> TestLabels);

/// <summary>
/// Finds a data set by the name that a result gives it. Handed in by the caller, so that verification shares no code with the
/// part that reads data for the issuer.
/// </summary>
/// <param name="name">As in <c>dataset.name</c>.</param>
/// <exception cref="BezoarException">The data set is not at hand; the message says why and what to do.</exception>
public delegate DatasetFacts DatasetLookup(string name);
