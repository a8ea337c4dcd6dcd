using Bezoar.Experiments;

namespace Bezoar.Reports.Page;

/// <summary>How each kind of certificate works, in a few sentences.</summary>
internal static class MethodExplanations
{
    /// <summary>Of a method's name in results.</summary>
    public static string How(string method) => method switch
    {
        MethodChoice.Dpa => "The training set is split into k partitions by the content of each sample alone. Every partition trains one base classifier, and the base classifiers vote. A sample "
            + "that is inserted or removed reaches exactly one partition, so it changes at most one vote: it can take one from the winning class and give it to the runner-up. Half the lead in votes, "
            + "rounded down after ties are counted against the winner, is therefore a budget that no attack can beat.",
        MethodChoice.RunOff => "Partitions vote twice: the first round finds two finalists, and in the second every base classifier, whatever it voted for, says which of the two it would rather have. "
            + "An attacker must bring another pair into the second round, or turn that round; the cheaper of the two is the radius, less one.",
        MethodChoice.Neighbours => "The K training samples that are nearest to a test input vote. An inserted sample can push one of them out, and a removed one lets another in: one vote moves.",
        MethodChoice.SortedPartitions => "Labels are split into k partitions by the order of the inputs, which no label has a part in. All inputs, without their labels, make a graph, over which each partition's labels "
            + "spread. A changed label reaches one base classifier, and so one vote.",
        MethodChoice.RidgeFlips => "In each partition, the score of a class is a sum over labels, with weights that no label has a part in, so that the least number of changed labels that turns a vote is known. "
            + "The radius is what it costs to overturn the plurality, less one.",
        _ when method.StartsWith("fa-", StringComparison.Ordinal) => "A sample's content names a bucket, and every bucket reaches d of the base classifiers, which ones is known beforehand. An attacker must take what "
            + "the buckets offer; the radius is the largest number of buckets that does not suffice, however they are chosen.",
        _ when method.StartsWith("kernel-votes", StringComparison.Ordinal) => "Every training sample gives its class a weight that depends on its distance from the test input alone. One inserted or removed sample changes one "
            + "sum by a unit at most.",
        _ when method.StartsWith("label-flips", StringComparison.Ordinal) => "Training inputs are grouped into clusters without a look at their labels, and a test input takes the majority of the labels in its cluster. "
            + "An attacker must change half of the lead.",
        _ when method.StartsWith("smoothing", StringComparison.Ordinal) => "The prediction is the class that comes out most often when noise falls on the training labels. Labels that an attacker changes look like noise, and few of them "
            + "cannot make a rare outcome frequent. How rare it is, is bounded and not sampled.",
        _ => "",
    };
}
