using System.CommandLine;
using System.CommandLine.Parsing;
using Bezoar.Data;

namespace Bezoar.Cli.Help;

/// <summary>Says in one line what is wrong with a command line, and what was probably meant.</summary>
internal static class UsageFault
{
    private const int LettersOfATypo = 2;

    public static string Describe(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        // The value of an unknown option is unknown, too: only the first word tells something.
        if (parsed.UnmatchedTokens is [var word, ..]) return Unknown(word, command);
        var fault = parsed.Errors[0];
        var line = string.Join(' ', fault.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
        var option = OptionOf(fault.SymbolResult);
        return option is null || line.Contains(option.Name, StringComparison.Ordinal) ? line : $"{option.Name}: {line}";
    }

    private static string Unknown(string word, Command command)
    {
        var isOption = word.StartsWith('-');
        var known = isOption
            ? CommandPath.Lineage(command).SelectMany((each, depth) => each.Options.Where(option => depth == 0 || option.Recursive)).Select(option => option.Name)
            : command.Subcommands.Select(each => each.Name);
        var kind = isOption ? "option" : command.Subcommands.Count > 0 ? "command" : "argument";
        var nearest = known.MinBy(name => Distance(word, name));
        var hint = nearest is not null && Distance(word, nearest) <= LettersOfATypo ? $"; did you mean {nearest}?" : "";
        return $"unknown {kind} '{word}'{hint}";
    }

    // The beginning of a name counts as the name itself.
    private static int Distance(string word, string name) =>
        word.Length > 2 && name.StartsWith(word, StringComparison.Ordinal) ? 0 : EditDistance.Between(word.ToLowerInvariant(), name);

    private static Option? OptionOf(SymbolResult? result) => result switch
    {
        OptionResult option => option.Option,
        ArgumentResult { Parent: OptionResult option } => option.Option,
        _ => null,
    };
}
