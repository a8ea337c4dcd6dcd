using System.CommandLine;

namespace Bezoar.Cli.Help;

/// <summary>A command whose help begins with examples. One that has no action of its own shows its help.</summary>
internal sealed class ToolCommand : Command
{
    /// <param name="name">The word that calls it.</param>
    /// <param name="summary">One line: what its parent's list of commands says about it.</param>
    /// <param name="examples">Lines to copy, the simplest first.</param>
    /// <param name="details">What its own help says: paragraphs, whose line ends within mean nothing.</param>
    public ToolCommand(string name, string summary, string examples, string details) : base(name, summary)
    {
        (Examples, Details) = (examples.Split('\n'), details.Split("\n\n"));
        SetAction(HelpPage.Show);
    }

    public IReadOnlyList<string> Examples { get; }

    public IReadOnlyList<string> Details { get; }

    /// <summary>Refuses an option that names a folder with nothing: to the system, that would be the current one.</summary>
    public void RefuseNoFolder(Option<string?> folder) => Validators.Add(result =>
    {
        if (result.GetResult(folder) is { Tokens: [{ Value: "" }] }) result.AddError($"{folder.Name}: '' names no folder");
    });
}
