using System.CommandLine;
using System.CommandLine.Invocation;

namespace Bezoar.Cli.Help;

/// <summary>What <c>--help</c> does.</summary>
internal sealed class HelpAction : SynchronousCommandLineAction
{
    /// <summary>Help is given even where arguments are missing or wrong.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult) => HelpPage.Show(parseResult);
}
