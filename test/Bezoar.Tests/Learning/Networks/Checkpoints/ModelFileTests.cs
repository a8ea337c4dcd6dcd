using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Checkpoints;
using Bezoar.Learning.Networks.Layers;
using Bezoar.Learning.Networks.Training;
using Bezoar.Tests.Learning.Networks.Training;

namespace Bezoar.Tests.Learning.Networks.Checkpoints;

public sealed class ModelFileTests : IDisposable
{
    private static readonly Standardisation Figures = new([1.0 / 3], [Math.PI]);
    private readonly TemporaryFolder _folder = new();

    private string File => _folder["model.safetensors"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void HoldsTheNetworkAndWhatIsNeededToUseIt()
    {
        using var network = TinyTraining.Network();
        ModelFile.Write(File, network, Figures);
        var model = ModelFile.Read(File);
        Assert.Equal(("tiny", new TensorShape(12, 12, 1), 4), (model.Architecture, model.Input, model.OutputCount));
        Assert.Equal(Figures.Means, model.Standardisation.Means);
        Assert.Equal(Figures.Deviations, model.Standardisation.Deviations);
        using var other = TinyTraining.Network(seed: 7);
        model.CopyTo(other);
        Bits.Equal(TinyTraining.Weights(network), TinyTraining.Weights(other));
    }

    /// <summary>As <c>load_state_dict</c> expects them, whatever the order in memory.</summary>
    [Fact]
    public void TensorsHavePyTorchsNamesShapesAndOrder()
    {
        using var network = new Network(new("linear", TensorShape.Vector(2), [new FullyConnected(3)]), 1);
        network.Parameters[0].CopyFrom([1, 2, 3, 4, 5, 6]);
        ModelFile.Write(File, network, Standardisation.None);
        var tensors = Safetensors.Read(File);
        Bits.Equal([1, 2, 3, 4, 5, 6], tensors.Values<float>("0.weight", 3, 2));
        Assert.Equal("[3]", tensors.Tensors["0.bias"].ShapeText);
        Assert.Equal(2, tensors.Tensors.Count);
    }

    [Fact]
    public void AnotherNetworksFileIsRefused()
    {
        using var network = TinyTraining.Network();
        using var classes = TinyTraining.Network(1, TinyTraining.Layers(classes: 5));
        using var shallow = TinyTraining.Network(1, TinyTraining.Layers()[..4]);
        ModelFile.Write(File, network, Figures);
        Fails.With(() => ModelFile.Read(File).CopyTo(classes), File, "4.weight", "[4, 150]", "[5, 150]");
        Fails.With(() => ModelFile.Read(File).CopyTo(shallow), File, "4.weight", "tiny does not have");
        ModelFile.Write(File, shallow, Figures);
        Fails.With(() => ModelFile.Read(File).CopyTo(network), File, "no tensor 4.weight");
        network.Parameters[1].Values[0] = float.NaN;
        ModelFile.Write(File, network, Figures);
        Fails.With(() => ModelFile.Read(File).CopyTo(network), File, "1.weight", "NaN");
    }

    [Fact]
    public void WhatPyTorchAddsToBatchNormIsIgnored()
    {
        using var network = TinyTraining.Network();
        ModelFile.Write(File, network, Figures);
        var file = Safetensors.Read(File);
        Safetensors.Write(File, [.. file.Tensors.Values, new("1.num_batches_tracked", "I64", [], new byte[8])], file.Metadata);
        ModelFile.Read(File).CopyTo(network);
    }

    /// <summary>Finite, of the right shape, and yet not what was written.</summary>
    [Fact]
    public void AFlippedBitIsNoticedAndANetworkIsThenLeftAsItIs()
    {
        using var network = TinyTraining.Network();
        ModelFile.Write(File, network, Figures);
        var file = Safetensors.Read(File);
        var before = TinyTraining.Weights(network);
        foreach (var name in file.Tensors.Keys)
        {
            Safetensors.Write(File, file.Tensors.Values.Select(tensor => tensor.Name == name ? tensor with { Data = Flipped(tensor.Data) } : tensor), file.Metadata);
            Fails.With(() => ModelFile.Read(File).CopyTo(network), File, "damaged");
        }
        Safetensors.Write(File, file.Tensors.Values, file.Metadata.ToDictionary(pair => pair.Key, pair => pair.Key == "mean" ? "0.5" : pair.Value));
        Fails.With(() => ModelFile.Read(File).CopyTo(network), File, "damaged");
        Bits.Equal(before, TinyTraining.Weights(network));
        // Other tools state no digest.
        Safetensors.Write(File, file.Tensors.Values, file.Metadata.Where(pair => pair.Key != "sha256").ToDictionary());
        ModelFile.Read(File).CopyTo(network);

        static byte[] Flipped(ReadOnlyMemory<byte> data)
        {
            var bytes = data.ToArray();
            bytes[0] ^= 1;
            return bytes;
        }
    }

    [Fact]
    public void ThereIsOneMeanOrOneForEachChannel()
    {
        using var network = TinyTraining.Network();
        ModelFile.Write(File, network, new([0.1, 0.2], [1, 2]));
        Fails.With(() => ModelFile.Read(File), File, "'mean' cannot be used");
    }

    [Theory]
    [InlineData("format", "pt")]
    [InlineData("height", "0")]
    [InlineData("channels", "1e1")]
    [InlineData("mean", "0.5 0.25")]
    [InlineData("mean", "NaN")]
    [InlineData("deviation", "0")]
    [InlineData("deviation", "")]
    [InlineData("architecture", null)]
    public void MetadataMustBeUsable(string key, string? value)
    {
        using var network = TinyTraining.Network();
        ModelFile.Write(File, network, Figures);
        var file = Safetensors.Read(File);
        var metadata = file.Metadata.Where(pair => pair.Key != key).ToDictionary(pair => pair.Key, pair => pair.Value);
        if (value is not null) metadata.Add(key, value);
        Safetensors.Write(File, file.Tensors.Values, metadata);
        Fails.With(() => ModelFile.Read(File), File);
    }
}
