using System.CommandLine;
using System.Globalization;

namespace Bezoar.Cli.Help;

/// <summary>
/// The help of a command, examples first. The library's own begins with the description, and compiles for longer than the rest
/// of the program takes to start.
/// </summary>
internal static class HelpPage
{
    private const int Narrowest = 40;
    private const int Widest = 100;

    public static int Show(ParseResult parsed)
    {
        var width = Console.IsOutputRedirected ? Widest : Math.Clamp(Console.WindowWidth, Narrowest, Widest);
        Write((ToolCommand)parsed.CommandResult.Command, new(parsed.InvocationConfiguration.Output, width));
        return ExitCode.Done;
    }

    private static void Write(ToolCommand command, HelpText text)
    {
        text.Heading(command.Examples.Count > 1 ? "Examples" : "Example");
        foreach (var example in command.Examples) text.Verbatim(example);
        text.BlankLine();
        foreach (var paragraph in command.Details)
        {
            text.Paragraph(paragraph);
            text.BlankLine();
        }
        text.Heading("Usage");
        text.Verbatim(UsageOf(command));
        text.Table("Commands", command.Subcommands.Select(each => new HelpRow(each.Name + ArgumentsOf(each), each.Description!)));
        text.Table("Arguments", command.Arguments.Select(each => new HelpRow(each.Name, each.Description!)));
        text.Table("Options", OptionsOf(command).Select(RowOf));
    }

    private static string UsageOf(Command command)
    {
        var words = CommandPath.Of(command) + ArgumentsOf(command);
        return command.Subcommands.Count > 0 ? words + " COMMAND" : words + " [OPTIONS]";
    }

    private static string ArgumentsOf(Command command) => string.Concat(command.Arguments.Select(each => " " + each.Name));

    private static IEnumerable<Option> OptionsOf(Command command) =>
        command.Options.Concat(CommandPath.Lineage(command).Skip(1).SelectMany(above => above.Options).Where(option => option.Recursive));

    private static HelpRow RowOf(Option option)
    {
        var label = option.Aliases.Contains("-h") ? "-h, " + option.Name : option.Name;
        if (option.HelpName is not null) label += " " + option.HelpName;
        var value = DefaultOf(option) is { } text ? $" [default:{HelpText.HardSpace}{text}]" : "";
        return new(label, option.Description + value);
    }

    /// <summary>What an option is where one does not say, as people read it; null where there is nothing to be said.</summary>
    internal static string? DefaultOf(Option option) => option.HasDefaultValue && option.ValueType != typeof(bool)
        ? option.GetDefaultValue() is string[] several ? string.Join(", ", several) : Convert.ToString(option.GetDefaultValue(), CultureInfo.InvariantCulture)
        : null;
}
