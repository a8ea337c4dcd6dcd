using System.Text.Json;

namespace Bezoar.Certificates.Verification;

/// <summary>A JSON value that knows where it stands, so that a fault can name it.</summary>
internal readonly record struct JsonField(JsonElement Value, string Path)
{
    public JsonField this[string name]
    {
        get
        {
            Require(JsonValueKind.Object, "an object");
            var path = Path.Length == 0 ? name : $"{Path}.{name}";
            return Value.TryGetProperty(name, out var inner) ? new(inner, path) : throw new EvidenceFault($"{path} is missing");
        }
    }

    /// <summary>Null where there is none of that name.</summary>
    public JsonField? Find(string name)
    {
        Require(JsonValueKind.Object, "an object");
        return Value.TryGetProperty(name, out _) ? this[name] : null;
    }

    public IEnumerable<JsonField> Items
    {
        get
        {
            Require(JsonValueKind.Array, "a list");
            var path = Path;
            return Value.EnumerateArray().Select((item, i) => new JsonField(item, FormattableString.Invariant($"{path}[{i}]")));
        }
    }

    public string Text
    {
        get
        {
            Require(JsonValueKind.String, "a text");
            try
            {
                return Value.GetString()!;
            }
            catch (InvalidOperationException)
            {
                throw Expected("a text of valid characters");
            }
        }
    }

    public string? TextOrNull => Value.ValueKind == JsonValueKind.Null ? null : Text;

    public int Number =>
        Value.ValueKind == JsonValueKind.Number && Value.TryGetInt32(out var number) ? number : throw Expected("a whole number");

    public int? NumberOrNull => Value.ValueKind == JsonValueKind.Null ? null : Number;

    public double Fraction =>
        Value.ValueKind == JsonValueKind.Number && Value.TryGetDouble(out var number) ? number : throw Expected("a number");

    /// <summary>The names of all properties but these, with the path to each.</summary>
    public IEnumerable<string> NamesExcept(params string[] known)
    {
        Require(JsonValueKind.Object, "an object");
        var path = Path;
        return Value.EnumerateObject().Select(property => property.Name).Except(known)
            .Select(name => path.Length == 0 ? name : $"{path}.{name}");
    }

    private void Require(JsonValueKind kind, string what)
    {
        if (Value.ValueKind != kind) throw Expected(what);
    }

    private EvidenceFault Expected(string what) => new($"{(Path.Length == 0 ? "the whole" : Path)} is not {what}");
}
