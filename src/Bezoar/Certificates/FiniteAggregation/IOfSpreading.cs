using Bezoar.Partitioning;

namespace Bezoar.Certificates.FiniteAggregation;

/// <summary>A kind of certificate that rests on which base classifiers a sample reaches.</summary>
public interface IOfSpreading
{
    /// <summary>Who sees what.</summary>
    Spreading Spreading { get; }
}
