namespace Bezoar.Cli.Help;

/// <param name="Label">What to write on the command line.</param>
/// <param name="Text">What it means.</param>
internal sealed record HelpRow(string Label, string Text);
