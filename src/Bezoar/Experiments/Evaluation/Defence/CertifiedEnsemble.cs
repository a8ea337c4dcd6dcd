using Bezoar.Data;
using Bezoar.Learning.KernelRidge;
using Bezoar.Numerics;
using Bezoar.Partitioning;
using Bezoar.Voting;

namespace Bezoar.Experiments.Evaluation.Defence;

/// <summary>The ensemble whose predictions come with a proof, trained anew on every training set that it is given.</summary>
internal sealed class CertifiedEnsemble
{
    private readonly CertifyPlan _plan;
    private readonly RecordShape _shape;
    private readonly Workers _workers;

    /// <param name="plan">How it is trained.</param>
    /// <param name="clean">The training set without poison: it decides the number of partitions, which poison must not.</param>
    /// <param name="workers">Threads.</param>
    public CertifiedEnsemble(CertifyPlan plan, Dataset clean, Workers workers)
    {
        (_plan, _shape, _workers) = (plan, clean.Shape, workers);
        Partitions = plan.PartitionsFor(new SampleSet(clean).Count)[0];
        Learner = plan.VotingsFor(clean.Shape, clean.ClassCount)[0].Learner;
    }

    /// <summary>k.</summary>
    public int Partitions { get; }

    /// <summary>The base learner with all its settings.</summary>
    public string Learner { get; }

    /// <summary>Trains on a training set and lets every base classifier vote.</summary>
    /// <returns>inputs × classes.</returns>
    /// <exception cref="OperationCanceledException">Asked for through the workers.</exception>
    public VoteTable Vote(Dataset training, Dataset inputs)
    {
        var samples = new SampleSet(training);
        var partitions = HashPartitioner.Partition(samples, Partitions);
        using var ensemble = KernelRidgeEnsemble.Describe(_plan.DescriptorFor(_shape), _plan.KernelRidgeFor(_shape), samples, [partitions], _workers);
        ensemble.Fit(_workers);
        var votes = new PartialVotes(tables: 1, inputs.Count, inputs.ClassCount);
        ensemble.Vote(inputs, votes, _workers);
        return votes.ToTables()[0];
    }
}
