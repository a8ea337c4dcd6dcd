using Bezoar.Data;
using Bezoar.Learning.Networks.Onnx;
using Bezoar.Learning.Networks.Optimizers;
using Bezoar.Learning.Networks.Training;
using Bezoar.Tests.Learning.Networks.Onnx;

namespace Bezoar.Tests.TransferLearning;

/// <summary>A "pretrained" classifier of two stages and three blocks, and images for it, that are gone through in a blink.</summary>
internal static class SmallClassifier
{
    /// <summary>The last node before the classifier.</summary>
    public const string Top = "Relu_7";

    public static ImageShape Shape { get; } = new(1, 8, 8);

    public static TrainingOptions Options { get; } = new() { Epochs = 3, BatchSize = 8, Optimizer = new AdamOptions(), Seed = 5 };

    /// <summary>Convolution, batch norm and ReLU at 8×8 places, the same at 4×4, one more convolution, and a classifier of seven classes.</summary>
    public static string Write(TemporaryFolder folder, Action<OnnxBuilder>? more = null)
    {
        var model = new OnnxBuilder { Input = [-1, 1, -1, -1] };
        var first = model.Add("Relu", [model.BatchNorm(model.Conv("input", 1, 4, 3, 3, false, 1, Pads), 4)]);
        var second = model.Add("Relu", [model.Conv(model.Add("MaxPool", [first], ("kernel_shape", new long[] { 2, 2 }), ("strides", new long[] { 2, 2 })), 4, 6, 3, 3, true, 1, Pads)]);
        model.Add("Relu", [model.Conv(second, 6, 5, 3, 3, true, 1, Pads)]);
        if (more is null) model.Add("Flatten", [model.Add("GlobalAveragePool", [model.Conv(model.Output, 5, 7, 1, 1)])]);
        else more(model);
        return model.Write(folder);
    }

    /// <summary>Images whose class shows in which half is brighter.</summary>
    public static Dataset Images(int count, ulong seed)
    {
        var noise = Bits.Random(count * Shape.ByteCount, seed);
        int[] labels = [.. Enumerable.Range(0, count).Select(i => i % 2)];
        byte[] pixels = [.. noise.Select((value, i) => (byte)(128 + 60 * value + (i % 8 / 4 == labels[i / 64] ? 40 : -40)))];
        return new("halves", Shape, 2, pixels, labels);
    }

    public static float[] Weights(OnnxModel model, string? upTo)
    {
        using var network = model.ToNetwork(new(8, 8, 1), upTo);
        return [.. network.Parameters.SelectMany(parameter => parameter.Values.ToArray())];
    }

    private static (string, object) Pads => ("pads", new long[] { 1, 1, 1, 1 });
}
