using Bezoar.Certificates.DeepPartitionAggregation;
using Bezoar.Certificates.NearestNeighbours;
using Bezoar.Certificates.SortedPartitionAggregation;
using Bezoar.Voting;

namespace Bezoar.Certificates;

/// <summary>Certificates from how many votes there are for each class, one of which an attacker moves with each step.</summary>
public sealed class CountedVotes : CertificateMethod
{
    private CountedVotes(CertificateDescription description, int voters, int classCount) : base(description, voters, classCount, classCount) { }

    /// <summary>Deep Partition Aggregation.</summary>
    public static CountedVotes OfPartitions(int partitions, int classCount) => new(DpaCertificate.Description, partitions, classCount);

    /// <summary>Semi-supervised Deep Partition Aggregation.</summary>
    public static CountedVotes OfSortedPartitions(int partitions, int classCount) => new(SsDpaCertificate.Description, partitions, classCount);

    /// <summary>k nearest neighbours.</summary>
    public static CountedVotes OfNeighbours(int neighbours, int classCount) => new(NearestNeighboursCertificate.Description, neighbours, classCount);

    /// <inheritdoc/>
    public override int Prediction(ReadOnlySpan<int> row) => VoteTable.Plurality(row);

    /// <inheritdoc/>
    public override CertifiedRadius Radius(ReadOnlySpan<int> row) => DpaCertificate.Radius(row);

    /// <inheritdoc/>
    public override void Tally(ReadOnlySpan<int> row, Span<int> tally) => row.CopyTo(tally);
}
