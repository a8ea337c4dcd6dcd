using System.Globalization;
using Bezoar.Learning.Networks.Training;

namespace Bezoar.Learning.Networks.Checkpoints;

/// <summary>
/// A trained network in one safetensors file, under PyTorch's names and in PyTorch's order, with what is needed to use it:
/// architecture, input, classes and standardisation.
/// </summary>
public sealed class ModelFile
{
    private const string Format = "bezoar-model/1";
    private const string FormatKey = "format", ArchitectureKey = "architecture", HeightKey = "height", WidthKey = "width";
    private const string ChannelsKey = "channels", OutputsKey = "outputs", MeansKey = "mean", DeviationsKey = "deviation", DigestKey = "sha256";

    // PyTorch's batch norm saves how many batches it saw, which nothing here depends on.
    private const string BatchCounter = ".num_batches_tracked";

    private readonly TensorFile _file;

    private ModelFile(TensorFile file)
    {
        _file = file;
        if (file.Text(FormatKey) is var format && format != Format) throw Errors.OtherKindOfFile(file.Path, format, Format);
        Architecture = file.Text(ArchitectureKey);
        Input = new(file.Number(HeightKey, 1), file.Number(WidthKey, 1), file.Number(ChannelsKey, 1));
        OutputCount = file.Number(OutputsKey, 1);
        try
        {
            Standardisation = new(file.Numbers(MeansKey), file.Numbers(DeviationsKey));
            if (Standardisation.Means.Count != 1 && Standardisation.Means.Count != Input.Channels) throw Errors.MetadataNotUsable(file.Path, MeansKey);
        }
        catch (ArgumentException)
        {
            throw Errors.MetadataNotUsable(file.Path, DeviationsKey);
        }
    }

    /// <summary>The network definition's name, such as <c>nin</c>.</summary>
    public string Architecture { get; }

    /// <summary>What one sample is.</summary>
    public TensorShape Input { get; }

    /// <summary>Numbers that the network gives per sample: its classes.</summary>
    public int OutputCount { get; }

    /// <summary>With which it was trained.</summary>
    public Standardisation Standardisation { get; }

    /// <summary>Writes a network and what is needed to use it.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="network">Weights and statistics.</param>
    /// <param name="standardisation">With which it was trained.</param>
    /// <exception cref="BezoarException">The path cannot be written.</exception>
    public static void Write(string path, Network network, Standardisation standardisation)
    {
        var definition = network.Definition;
        Tensor[] tensors = [.. network.Parameters.Select(parameter => TensorFile.Of(parameter))];
        var (means, deviations) = (string.Join(' ', standardisation.Means.Select(Text)), string.Join(' ', standardisation.Deviations.Select(Text)));
        Safetensors.Write(path, tensors, new Dictionary<string, string>
        {
            [FormatKey] = Format,
            [ArchitectureKey] = definition.Name,
            [HeightKey] = Text(definition.Input.Height),
            [WidthKey] = Text(definition.Input.Width),
            [ChannelsKey] = Text(definition.Input.Channels),
            [OutputsKey] = Text(definition.Output.Count),
            [MeansKey] = means,
            [DeviationsKey] = deviations,
            [DigestKey] = Tensor.DigestOf(tensors, means, deviations),
        });
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="path">A safetensors file.</param>
    /// <exception cref="BezoarException">Missing, damaged, or not a model.</exception>
    public static ModelFile Read(string path) => new(Safetensors.Read(path));

    /// <summary>Fills a network of the same architecture.</summary>
    /// <exception cref="BezoarException">The file has other tensors than the network, other numbers than were written, or some that are not finite.</exception>
    public void CopyTo(Network network)
    {
        var known = network.Parameters.Select(parameter => parameter.Name).ToHashSet();
        if (_file.Tensors.Keys.FirstOrDefault(name => !known.Contains(name) && !name.EndsWith(BatchCounter, StringComparison.Ordinal)) is { } unexpected)
            throw Errors.TensorUnexpected(_file.Path, unexpected, network.Definition.Name);
        RequireDigest();
        foreach (var parameter in network.Parameters) _file.CopyTo(parameter);
    }

    // A flipped bit would still be a number. Files that other tools made state no digest.
    private void RequireDigest()
    {
        if (!_file.Metadata.TryGetValue(DigestKey, out var stated)) return;
        var tensors = _file.Tensors.Values.Where(tensor => !tensor.Name.EndsWith(BatchCounter, StringComparison.Ordinal));
        if (stated != Tensor.DigestOf(tensors, _file.Text(MeansKey), _file.Text(DeviationsKey))) throw Errors.DamagedModel(_file.Path);
    }

    private static string Text<T>(T number) where T : IFormattable => number.ToString(null, CultureInfo.InvariantCulture);
}
