using System.Security.Cryptography;
using System.Text;
using Bezoar.Learning.Networks.Training;

namespace Bezoar.Learning.Networks.Checkpoints;

/// <summary>
/// Keeps models from run to run under the fingerprint of everything that decides their weights, so that what takes minutes is trained
/// once. A file that is damaged, or that cannot be written, costs time and nothing else.
/// </summary>
/// <param name="folder">Where; null keeps nothing.</param>
public sealed class ModelCache(string? folder)
{
    /// <summary>A model that was kept, or one that is trained now.</summary>
    /// <param name="identity">Everything that decides the weights, in words: data by digest, options, seed, Bezoar's way to train.</param>
    /// <param name="definition">Of the network.</param>
    /// <param name="train">Makes it where it is not kept.</param>
    /// <exception cref="BezoarException">Whatever training throws.</exception>
    public TrainedModel GetOrTrain(string identity, NetworkDefinition definition, Func<TrainedModel> train)
    {
        if (folder is null) return train();
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{definition.Name} {definition.Input}\n{identity}")));
        var path = Path.Combine(folder, $"{definition.Name}-{key[..24]}.safetensors");
        if (Find(path, definition) is { } kept) return kept;
        var model = train();
        try
        {
            ModelFile.Write(path, model.Network, model.Standardisation);
        }
        catch (BezoarException)
        {
            // It will be trained again.
        }
        return model;
    }

    private static TrainedModel? Find(string path, NetworkDefinition definition)
    {
        if (!File.Exists(path)) return null;
        var network = new Network(definition, 0);
        try
        {
            var file = ModelFile.Read(path);
            file.CopyTo(network);
            return new(network, file.Standardisation);
        }
        catch (BezoarException)
        {
            network.Dispose();
            return null;
        }
    }
}

/// <summary>A network and what it must see of pixels.</summary>
/// <param name="Network">Belongs to whoever holds this.</param>
/// <param name="Standardisation">With which it was trained.</param>
public sealed record TrainedModel(Network Network, Standardisation Standardisation) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Network.Dispose();
}
