using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bezoar.Data;

namespace Bezoar.Attacks.Triggers;

/// <summary>
/// A trigger as a file that can be read, changed with an editor and shared: JSON with the rows of the patch as lines of numbers.
/// </summary>
public sealed record TriggerFile
{
    private const string ThisSchema = "bezoar/trigger/1";

    /// <summary>Kind and version of the file.</summary>
    public string Schema { get; init; } = ThisSchema;

    /// <summary>What results call the trigger.</summary>
    public required string Name { get; init; }

    /// <summary>Where it goes.</summary>
    public required IReadOnlyList<Placement> Placements { get; init; }

    /// <summary>See <see cref="Trigger.Amplitude"/>.</summary>
    public int? Amplitude { get; init; }

    /// <summary>One list of rows for each channel; numbers of 0 to 255, separated by blanks.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Values { get; init; }

    /// <summary>Rows of 0 (the image shows through) to 255 (covered).</summary>
    public required IReadOnlyList<string> Opacity { get; init; }

    /// <summary>A trigger, in the form of its file.</summary>
    public static TriggerFile Of(Trigger trigger)
    {
        var patch = trigger.Patch;
        var area = patch.Height * patch.Width;
        return new()
        {
            Name = trigger.Name,
            Placements = trigger.Placements,
            Amplitude = trigger.Amplitude,
            Values = [.. Enumerable.Range(0, patch.Channels).Select(channel => Rows(patch.Values.Slice(channel * area, area), patch.Width))],
            Opacity = Rows(patch.Opacity, patch.Width),
        };
    }

    /// <summary>Writes a trigger to a file.</summary>
    /// <exception cref="BezoarException">The file cannot be written.</exception>
    public static void Write(string path, Trigger trigger) => AtomicFile.WriteText(path, Of(trigger).ToJson());

    /// <summary>Reads what <see cref="Write"/> wrote, or a person.</summary>
    /// <exception cref="BezoarException">Missing, not JSON, sizes that do not fit together.</exception>
    public static Trigger Read(string path) => InputFile.Reading(path, stream =>
    {
        try
        {
            var file = JsonSerializer.Deserialize(stream, TriggerJson.Default.TriggerFile);
            return file?.Schema == ThisSchema ? file.ToTrigger() : throw new FormatException($"its schema is not {ThisSchema}");
        }
        catch (Exception fault) when (fault is JsonException or FormatException or OverflowException)
        {
            throw Errors.NotATriggerFile(path, fault.Message);
        }
    });

    /// <summary>The text of the file.</summary>
    internal string ToJson() => JsonSerializer.Serialize(this, TriggerJson.Default.TriggerFile) + "\n";

    /// <summary>The trigger.</summary>
    /// <exception cref="BezoarException">Sizes that do not fit together.</exception>
    /// <exception cref="FormatException">Rows that are no numbers or of different lengths, a place that does not exist, null in a list.</exception>
    /// <exception cref="OverflowException">Numbers above 255.</exception>
    public Trigger ToTrigger()
    {
        // The serialiser lets null through in lists.
        if (Placements.Contains(null) || Opacity.Contains(null) || Values.Any(channel => channel is null || channel.Contains(null)))
            throw new FormatException("null in a list");
        if (string.IsNullOrWhiteSpace(Name) || Name.Any(char.IsControl)) throw new FormatException("its name is empty or holds control characters");
        if (Placements.Any(placement => !Enum.IsDefined(placement.Anchor)))
            throw new FormatException($"an anchor is none of {string.Join(", ", Enum.GetNames<Anchor>())}");
        if (Values.Any(channel => channel.Count != Opacity.Count)) throw new FormatException("channels and opacity have different numbers of rows");
        var opacity = Opacity.Select(Numbers).ToArray();
        var channels = Values.SelectMany(channel => channel).Select(Numbers).ToArray();
        var width = opacity.Length == 0 ? 0 : opacity[0].Length;
        if (opacity.Concat(channels).Any(row => row.Length != width)) throw new FormatException("rows have different lengths");
        return new(Name, new(opacity.Length, width, Values.Count, [.. channels.SelectMany(row => row)], [.. opacity.SelectMany(row => row)]), Placements, Amplitude);
    }

    private static List<string> Rows(ReadOnlyMemory<byte> cells, int width) =>
        [.. Enumerable.Range(0, cells.Length / width).Select(row => string.Join(' ', cells.Slice(row * width, width).ToArray().Select(
            cell => cell.ToString(CultureInfo.InvariantCulture).PadLeft(3))))];

    private static byte[] Numbers(string row) =>
        [.. row.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => byte.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture))];
}

/// <summary>Serialisation without reflection. A misspelt option must not be passed over.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n", UseStringEnumConverter = true,
    RespectNullableAnnotations = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(TriggerFile))]
internal sealed partial class TriggerJson : JsonSerializerContext;
