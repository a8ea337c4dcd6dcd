namespace Bezoar.Certificates.Verification;

/// <summary>Everything that a result says about one method, derived again from the votes and the true classes.</summary>
internal sealed class Rederivation
{
    private readonly long[] _radii;

    private Rederivation(StoredCertificate[] certificates, long rightVotes, long allVotes)
    {
        Certificates = certificates;
        BaseAccuracy = allVotes == 0 ? 0 : (double)rightVotes / allVotes;
        _radii = [.. certificates.Select(certificate => (long)certificate.Radius)];
    }

    public IReadOnlyList<StoredCertificate> Certificates { get; }

    public double BaseAccuracy { get; }

    public double CleanAccuracy => Share(0);

    /// <summary>Counted up from 0 for as long as at least half of the test inputs reach the radius.</summary>
    public int RadiiThatHalfReach
    {
        get
        {
            var descending = _radii.OrderDescending().ToArray();
            // The last of the first half decides for how long the half holds; an odd one out belongs to the half.
            return (int)descending[(descending.Length + 1) / 2 - 1] + 1;
        }
    }

    /// <summary>Radius 0, and every radius that some test input has and none of its neighbours above shares.</summary>
    public IReadOnlyList<(int Radius, double Accuracy)> Curve
    {
        get
        {
            var curve = new List<(int, double)>();
            var reached = 0;
            foreach (var level in _radii.Where(radius => radius > 0).GroupBy(radius => radius).OrderByDescending(level => level.Key))
            {
                reached += level.Count();
                curve.Add(((int)level.Key, (double)reached / _radii.Length));
            }
            curve.Add((0, CleanAccuracy));
            curve.Reverse();
            return curve;
        }
    }

    /// <exception cref="EvidenceFault">A label is no class.</exception>
    public static Rederivation From(VotesEvidence votes, IReadOnlyList<int> labels, KnownMethod method, int classCount)
    {
        var certificates = new StoredCertificate[votes.InputCount];
        long right = 0, all = 0;
        for (var i = 0; i < certificates.Length; i++)
        {
            if (labels[i] < 0 || labels[i] >= classCount)
                throw new EvidenceFault($"test input {i} has label {labels[i]}, but the votes are about {classCount} classes");
            var row = votes[i];
            var winner = method.Winner(row);
            certificates[i] = new(labels[i], winner, winner == labels[i] ? (int)method.Withstood(row, winner) : -1);
            var (own, ofAll) = method.Tally(row, labels[i]);
            (right, all) = (right + own, all + ofAll);
        }
        return new(certificates, right, all);
    }

    private double Share(long radius) => (double)_radii.Count(own => own >= radius) / _radii.Length;
}
