using System.Text.Json;

namespace Bezoar.Learning.Networks.Checkpoints;

/// <summary>One entry of a header: which bytes of the data are which array.</summary>
internal sealed record SafetensorsHeader(string Name, string Type, int[] Shape, long Begin, long End)
{
    public const string Metadata = "__metadata__";

    private const string TypeKey = "dtype", ShapeKey = "shape", OffsetsKey = "data_offsets";

    /// <summary>Writes an entry and returns where the next one's bytes begin.</summary>
    public static long Write(Utf8JsonWriter writer, Tensor tensor, long begin)
    {
        var end = begin + tensor.Data.Length;
        writer.WriteStartObject(tensor.Name);
        writer.WriteString(TypeKey, tensor.Type);
        writer.WriteStartArray(ShapeKey);
        foreach (var size in tensor.Shape) writer.WriteNumberValue(size);
        writer.WriteEndArray();
        writer.WriteStartArray(OffsetsKey);
        writer.WriteNumberValue(begin);
        writer.WriteNumberValue(end);
        writer.WriteEndArray();
        writer.WriteEndObject();
        return end;
    }

    /// <summary>Entries whose arrays fill the data without gap or overlap.</summary>
    /// <exception cref="BezoarException">Anything else.</exception>
    public static SafetensorsHeader[] Parse(string path, byte[] header, long dataLength, out Dictionary<string, string> metadata)
    {
        metadata = [];
        try
        {
            using var document = JsonDocument.Parse(header, new() { AllowDuplicateProperties = false });
            if (document.RootElement.TryGetProperty(Metadata, out var texts))
                foreach (var text in texts.EnumerateObject()) metadata.Add(text.Name, text.Value.GetString() ?? throw new FormatException());
            SafetensorsHeader[] entries =
            [
                .. from entry in document.RootElement.EnumerateObject()
                   where entry.Name != Metadata
                   select ParseEntry(path, entry.Name, entry.Value),
            ];
            RequireNoGaps(path, entries, dataLength);
            return entries;
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw Errors.NotSafetensors(path, "its header is damaged", cause);
        }
    }

    private static SafetensorsHeader ParseEntry(string path, string name, JsonElement entry)
    {
        int[] shape = [.. entry.GetProperty(ShapeKey).EnumerateArray().Select(size => size.GetInt32())];
        long[] offsets = [.. entry.GetProperty(OffsetsKey).EnumerateArray().Select(offset => offset.GetInt64())];
        if (shape.Any(size => size < 0) || offsets is not [>= 0 and var begin, var end] || end < begin) throw new FormatException();
        var type = entry.GetProperty(TypeKey).GetString() ?? throw new FormatException();
        var size = Tensor.SizeOf(type);
        if (size == 0) throw Errors.TensorTypeUnknown(path, name, type);
        // Stops growing once it is too large to be right.
        var bytes = shape.Contains(0) ? 0 : shape.Aggregate((Int128)size, (product, length) => Int128.Min(product * length, long.MaxValue));
        if (bytes != end - begin) throw Errors.TensorLength(path, name, type, Tensor.Describe(shape), end - begin);
        return new(name, type, shape, begin, end);
    }

    private static void RequireNoGaps(string path, SafetensorsHeader[] entries, long dataLength)
    {
        var end = 0L;
        foreach (var entry in entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            if (entry.Begin != end) throw Errors.TensorPlace(path, entry.Name, entry.Begin, end);
            end = entry.End;
        }
        if (end > dataLength) throw Errors.TensorsTruncated(path, end, dataLength);
        if (end < dataLength) throw Errors.TensorsTrailing(path, end, dataLength);
    }
}
