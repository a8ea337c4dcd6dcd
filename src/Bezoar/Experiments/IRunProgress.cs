namespace Bezoar.Experiments;

/// <summary>The stages of a run, in their order.</summary>
public enum Stage
{
    /// <summary>Reading and sorting the data.</summary>
    Load,

    /// <summary>Describing training samples.</summary>
    Features,

    /// <summary>Fitting base classifiers.</summary>
    Train,

    /// <summary>Votes on the test inputs.</summary>
    Predict,

    /// <summary>From votes to certificates, files and figures.</summary>
    Certify,

    /// <summary>Joining training inputs with their neighbours; its time counts as <see cref="Features"/>.</summary>
    Graph,

    /// <summary>Spreading labels over the graph; its time counts as <see cref="Predict"/>.</summary>
    Spread,
}

/// <summary>Told how far a run is. May be called from several threads at once.</summary>
public interface IRunProgress
{
    /// <summary>So much of a stage is done.</summary>
    void Report(Stage stage, int done, int total);

    /// <summary>Something worth a line, such as that an interrupted run goes on.</summary>
    void Note(string line);
}
