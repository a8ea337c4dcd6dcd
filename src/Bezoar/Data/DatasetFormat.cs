namespace Bezoar.Data;

/// <summary>One way to lay a training set and a test set out in a folder.</summary>
internal abstract class DatasetFormat
{
    /// <summary>Short name for messages: <c>IDX</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The files it consists of, for the message that says what is accepted.</summary>
    public abstract string Layout { get; }

    /// <summary>Whether the folder holds at least one file of this format: an incomplete set is then reported by its reader.</summary>
    public abstract bool Matches(string folder);

    /// <summary>Reads both splits.</summary>
    /// <param name="name">What the user called the data set.</param>
    /// <param name="folder">A folder that <see cref="Matches"/>.</param>
    /// <param name="classNames">Where they are known.</param>
    public abstract DatasetSplits Read(string name, string folder, IReadOnlyList<string>? classNames);

    /// <summary>Writes both splits, so that <see cref="Read"/> gives the same samples in the same order.</summary>
    /// <param name="splits">The samples.</param>
    /// <param name="folder">Where the files appear; created if need be.</param>
    /// <exception cref="BezoarException">Samples that the format cannot hold, or the folder cannot be written.</exception>
    public abstract void Write(DatasetSplits splits, string folder);
}
