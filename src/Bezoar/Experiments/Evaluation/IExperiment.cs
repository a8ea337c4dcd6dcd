namespace Bezoar.Experiments.Evaluation;

/// <summary>A published experiment as a file, of whatever kind.</summary>
public interface IExperiment
{
    /// <summary>In a few words.</summary>
    string Title { get; }

    /// <summary>Which paper it repeats.</summary>
    string Paper { get; }

    /// <summary>Which figure, table or section of it.</summary>
    string Figure { get; }

    /// <summary>A data set's name.</summary>
    string Dataset { get; }

    /// <summary>What the result says about it.</summary>
    ExperimentSummary Summarise(string name);
}
