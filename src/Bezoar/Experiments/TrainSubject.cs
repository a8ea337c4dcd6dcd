using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Architectures;
using Bezoar.Learning.Networks.Checkpoints;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;
using Bezoar.TransferLearning;

namespace Bezoar.Experiments;

/// <summary>What a plan trains: a network of its own, or what is new on a pretrained one.</summary>
internal sealed class TrainSubject : IDisposable
{
    private readonly TrainPlan _plan;
    private readonly TransferNetwork? _transfer;

    /// <param name="plan">What to train.</param>
    /// <param name="train">On what.</param>
    /// <exception cref="BezoarException">The network does not fit the data, or the pretrained one cannot be used.</exception>
    public TrainSubject(TrainPlan plan, Dataset train)
    {
        _plan = plan;
        if (plan.Transfer is { } transfer)
        {
            _transfer = TransferNetwork.Create(transfer, train.Shape, train.ClassCount, plan.Training.Seed);
            Network = _transfer.Trained;
            return;
        }
        Network = new(ArchitectureCatalog.Get(plan.Architecture).Define(TensorShape.Of(train.Shape), train.ClassCount), plan.Training.Seed);
    }

    /// <summary>Whose weights are trained.</summary>
    public Network Network { get; }

    /// <summary>What it must see of pixels; null where that is measured.</summary>
    public Standardisation? Standardisation => _transfer?.Standardisation;

    /// <summary>What inputs go through once and for all, in words; null where nothing is frozen.</summary>
    public string? FrozenLayers => _transfer?.FrozenLayers;

    /// <summary>For the result.</summary>
    public ModelSummary Summary => new(_plan.Name, Network.Parameters.Where(parameter => parameter.IsTrained).Sum(parameter => (long)parameter.Count))
    {
        Transfer = _transfer is null ? null : new(
            Path.GetFileName(_plan.Transfer!.Backbone), _transfer.BackboneDigest, _transfer.Layer, _transfer.Input.ToString(), _transfer.FeatureCount,
            _plan.Transfer.Freeze.ToString(), _transfer.FrozenCount, _plan.Transfer.Pixels, _plan.Transfer.Start.ToString().ToLowerInvariant()),
    };

    /// <summary>What the network is trained on, or asked about.</summary>
    public Dataset Inputs(Dataset images, FeatureCache cache, Workers workers) => _transfer?.Inputs(images, cache, workers) ?? images;

    /// <summary>Writes the whole network, frozen layers and all.</summary>
    public void Write(string path, Standardisation standardisation)
    {
        using var whole = _transfer?.ToNetwork();
        ModelFile.Write(path, whole ?? Network, standardisation);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_transfer is not null) _transfer.Dispose();
        else Network.Dispose();
    }
}
