using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace Bezoar.Cli;

/// <summary>Options that several commands make in the same way.</summary>
internal static class OptionKinds
{
    /// <summary>A number that has a default.</summary>
    public static Option<T> Number<T>(string name, string description, T value) where T : INumber<T> => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => value,
        CustomParser = argument => Parse<T>(name, argument, out var number) ? number : default,
    };

    /// <summary>A number that may be left out.</summary>
    public static Option<T?> MaybeNumber<T>(string name, string description) where T : struct, INumber<T> => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = argument => Parse<T>(name, argument, out var number) ? number : null,
    };

    /// <summary>One of a few words, the first by default.</summary>
    public static Option<string> OneOf(string name, string description, params string[] values)
    {
        var option = new Option<string>(name) { Description = description, HelpName = string.Join('|', values), DefaultValueFactory = _ => values[0] };
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    /// <summary>One of a few words, or none.</summary>
    public static Option<string?> MaybeOneOf(string name, string description, params string[] values)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = string.Join('|', values) };
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    /// <summary>A list that was not given is empty, too, to the parser.</summary>
    public static int[]? GivenOf(Option<int[]?> option, ParseResult parsed) => IsGiven(option, parsed) ? parsed.GetValue(option) : null;

    /// <summary>Whether the command line has the option, and not its default alone.</summary>
    public static bool IsGiven(Option option, ParseResult parsed) => parsed.GetResult(option) is { Implicit: false };

    /// <summary>Whole numbers with commas between them, which may be left out.</summary>
    public static Option<int[]?> Numbers(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "N,N",
        CustomParser = argument =>
        {
            var words = argument.Tokens.SelectMany(token => token.Value.Split(',')).ToArray();
            var numbers = new int[words.Length];
            for (var i = 0; i < words.Length; i++)
                if (!int.TryParse(words[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
                    argument.AddError($"{name}: '{words[i]}' is not a whole number; write for example 0,6");
            return numbers;
        },
    };

    private static bool Parse<T>(string name, ArgumentResult argument, out T number) where T : INumber<T>
    {
        var word = argument.Tokens[0].Value;
        // Without thousands separators: 1,5 is one and a half to many, and must not become fifteen.
        var isWhole = typeof(T) == typeof(int) || typeof(T) == typeof(ulong);
        if (T.TryParse(word, isWhole ? NumberStyles.Integer : NumberStyles.Float, CultureInfo.InvariantCulture, out number!)) return true;
        argument.AddError($"{name}: '{word}' is not {(isWhole ? "a whole number" : "a number such as 0.5")}");
        return false;
    }
}
