using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Bezoar.Data.Npy;

/// <summary>The Python dictionary at the start of a file, as text: <c>{'descr': '&lt;f4', 'fortran_order': False, 'shape': (3, 4), }</c>.</summary>
/// <param name="Type">Element type.</param>
/// <param name="FortranOrder">First index varies fastest.</param>
/// <param name="Shape">Sizes, outermost first; empty for a single number.</param>
internal sealed partial record NpyHeader(NpyType Type, bool FortranOrder, int[] Shape)
{
    /// <summary>Numbers in the array; stops growing at 2^63, so that no product of sizes overflows.</summary>
    public Int128 Count => Shape.Contains(0)
        ? 0
        : Shape.Aggregate(Int128.One, static (product, size) => Int128.Min(product * size, long.MaxValue));

    public string ShapeText => Describe(Shape);

    public static string Describe(ReadOnlySpan<int> shape)
    {
        var text = new StringBuilder("(");
        foreach (var size in shape) text.Append(CultureInfo.InvariantCulture, $"{size}, ");
        if (shape.Length > 1) text.Length -= 2;
        else if (shape.Length == 1) text.Length -= 1;
        return text.Append(')').ToString();
    }

    /// <summary>The padded text, ending in a line feed, so that data begins at a multiple of 64 bytes.</summary>
    public byte[] Format(int prefixLength)
    {
        var text = $"{{'descr': '{Type.Code()}', 'fortran_order': False, 'shape': {ShapeText}, }}";
        var padded = (prefixLength + text.Length + 1 + 63) / 64 * 64 - prefixLength - 1;
        return Encoding.ASCII.GetBytes(text.PadRight(padded) + "\n");
    }

    public static NpyHeader Parse(string name, string text)
    {
        var shape = ShapePattern().Match(text);
        var order = OrderPattern().Match(text);
        if (!shape.Success) throw Errors.NpyHeader(name, "no shape");
        if (!order.Success) throw Errors.NpyHeader(name, "no fortran_order");
        var sizes = shape.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var type = ParseType(name, text);
        return new(type, order.Groups[1].Value == "True", [.. sizes.Select(size => ParseSize(name, size, shape.Groups[1].Value))]);
    }

    private static NpyType ParseType(string name, string text)
    {
        if (RecordPattern().IsMatch(text)) throw Errors.NpyType(name, "structured record");
        var match = TypePattern().Match(text);
        if (!match.Success) throw Errors.NpyHeader(name, "no descr");
        var code = match.Groups[1].Value;
        if (code.Contains('O')) throw Errors.NpyObjects(name);
        if (code.Length < 2 || !"<>|=".Contains(code[0])) throw Errors.NpyType(name, code);
        var type = NpyTypes.FromCode(code.AsSpan(1)) ?? throw Errors.NpyType(name, code);
        return code[0] == '>' && type.Size() > 1 ? throw Errors.NpyBigEndian(name, code) : type;
    }

    private static int ParseSize(string name, string size, string shape)
    {
        // Python 2 wrote long integers with an L.
        if (long.TryParse(size.TrimEnd('L'), NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return value <= int.MaxValue ? (int)value : throw Errors.NpyTooLarge(name, $"({shape})");
        if (size.Length > 0 && size.All(char.IsAsciiDigit)) throw Errors.NpyTooLarge(name, $"({shape})");
        throw Errors.NpyHeader(name, "a size in shape is not a whole number");
    }

    [GeneratedRegex("""['"]descr['"]\s*:\s*['"]([^'"]*)['"]""")]
    private static partial Regex TypePattern();

    [GeneratedRegex("""['"]descr['"]\s*:\s*\[""")]
    private static partial Regex RecordPattern();

    [GeneratedRegex("""['"]fortran_order['"]\s*:\s*(True|False)""")]
    private static partial Regex OrderPattern();

    [GeneratedRegex("""['"]shape['"]\s*:\s*\(([^)]*)\)""")]
    private static partial Regex ShapePattern();
}
