using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using Bezoar.Data;

namespace Bezoar.Learning.Networks.Checkpoints;

/// <summary>
/// Reads and writes safetensors files, which hold named arrays and nothing that could run: the header's length as a
/// little-endian 64-bit number, the header in JSON, and the arrays' bytes.
/// Format: https://huggingface.co/docs/safetensors/index#format.
/// </summary>
public static class Safetensors
{
    private const int Alignment = 8;

    // What the format's own implementation accepts.
    private const long LongestHeader = 100_000_000;

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">A file of at most 2 GiB of data.</param>
    /// <exception cref="BezoarException">Missing or unreadable, truncated, or a header that does not describe the data exactly.</exception>
    public static TensorFile Read(string path)
    {
        using var file = InputFile.Open(path);
        try
        {
            return Read(file, path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Errors.CannotRead(path, cause);
        }
    }

    /// <summary>Writes arrays and texts. Nothing half-written stays behind.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="tensors">With names of their own.</param>
    /// <param name="metadata">Texts by name.</param>
    /// <exception cref="BezoarException">The path cannot be written.</exception>
    public static void Write(string path, IEnumerable<Tensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        // Wide elements first, so that every array begins at a multiple of its elements' size.
        Tensor[] ordered = [.. tensors.OrderByDescending(tensor => Tensor.SizeOf(tensor.Type))];
        var header = Header(ordered, metadata);
        AtomicFile.Write(path, stream =>
        {
            Span<byte> length = stackalloc byte[sizeof(ulong)];
            BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
            stream.Write(length);
            stream.Write(header);
            foreach (var tensor in ordered) stream.Write(tensor.Data.Span);
        });
    }

    private static byte[] Header(Tensor[] tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text))
        {
            writer.WriteStartObject();
            writer.WriteStartObject(SafetensorsHeader.Metadata);
            foreach (var (name, value) in metadata) writer.WriteString(name, value);
            writer.WriteEndObject();
            var begin = 0L;
            foreach (var tensor in tensors) begin = SafetensorsHeader.Write(writer, tensor, begin);
            writer.WriteEndObject();
        }
        var header = new byte[(text.WrittenCount + Alignment - 1) / Alignment * Alignment];
        header.AsSpan().Fill((byte)' ');
        text.WrittenSpan.CopyTo(header);
        return header;
    }

    private static TensorFile Read(FileStream file, string path)
    {
        if (!file.CanSeek) throw Errors.NotSafetensors(path, "it is a pipe");
        Span<byte> start = stackalloc byte[sizeof(ulong)];
        if (file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length)
            throw Errors.NotSafetensors(path, "it is shorter than 8 bytes");
        var rest = file.Length - start.Length;
        var headerLength = BinaryPrimitives.ReadUInt64LittleEndian(start);
        // Before anything is allocated: a damaged length must not ask for memory that the file cannot fill.
        if (headerLength > (ulong)Math.Min(rest, LongestHeader))
            throw Errors.NotSafetensors(path, FormattableString.Invariant($"it claims a header of {headerLength} bytes"));
        var dataLength = rest - (long)headerLength;
        if (dataLength > Array.MaxLength) throw Errors.NotSafetensors(path, "it holds more than 2 GiB of data");
        var header = new byte[headerLength];
        file.ReadExactly(header);
        var entries = SafetensorsHeader.Parse(path, header, dataLength, out var metadata);
        var data = new byte[dataLength];
        file.ReadExactly(data);
        return new(path, metadata, entries.ToDictionary(
            entry => entry.Name,
            entry => new Tensor(entry.Name, entry.Type, entry.Shape, data.AsMemory((int)entry.Begin, (int)(entry.End - entry.Begin)))));
    }
}
