using Bezoar.Certificates;
using Bezoar.Voting;

namespace Bezoar.Experiments;

/// <summary>What a kind of certificate is issued from, on every test input.</summary>
/// <param name="Method">The kind of certificate.</param>
/// <param name="Rows">test inputs × the method's width.</param>
/// <param name="Learner">Where the numbers come from, in one line.</param>
/// <param name="Conditions">What the learner adds to the certificate's assumptions.</param>
internal sealed record MethodVotes(CertificateMethod Method, int[] Rows, string Learner, IReadOnlyList<string> Conditions)
{
    /// <summary>How much there is for each class.</summary>
    public TallyTable ToTallies()
    {
        var (width, classes) = (Method.Width, Method.ClassCount);
        var tallies = new int[Rows.Length / width * classes];
        for (var i = 0; i < tallies.Length / classes; i++) Method.Tally(Rows.AsSpan(i * width, width), tallies.AsSpan(i * classes, classes));
        return new(classes, tallies);
    }
}
