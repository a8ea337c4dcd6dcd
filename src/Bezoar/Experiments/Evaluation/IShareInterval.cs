namespace Bezoar.Experiments.Evaluation;

/// <summary>A share that was counted, and between which ends the true one is to be looked for.</summary>
public interface IShareInterval
{
    /// <summary>0 … 1; null where nothing could be counted.</summary>
    double? Share { get; }

    /// <summary>Lower end.</summary>
    double Low { get; }

    /// <summary>Upper end.</summary>
    double High { get; }
}
