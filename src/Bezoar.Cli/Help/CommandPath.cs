using System.CommandLine;

namespace Bezoar.Cli.Help;

/// <summary>Where a command stands among the others.</summary>
internal static class CommandPath
{
    /// <summary>The words that call it, such as <c>bezoar data fetch</c>.</summary>
    public static string Of(Command command) => string.Join(' ', Lineage(command).Reverse().Select(each => each.Name));

    /// <summary>The command itself, its parent, and so on.</summary>
    public static IEnumerable<Command> Lineage(Command command)
    {
        for (var each = command; each is not null; each = each.Parents.OfType<Command>().FirstOrDefault()) yield return each;
    }
}
