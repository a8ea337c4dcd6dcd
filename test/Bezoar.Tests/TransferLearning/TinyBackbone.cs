using Bezoar.Tests.Learning.Networks.Onnx;

namespace Bezoar.Tests.TransferLearning;

/// <summary>Two convolutions that nobody trained, as a file: their 4×4×4 features tell digits apart well enough.</summary>
internal static class TinyBackbone
{
    public static string Write(TemporaryFolder folder)
    {
        var model = new OnnxBuilder { Input = [-1, 1, 28, 28] };
        var first = model.Add("Relu", [model.Conv("input", 1, 6, 5, 5, true, 1, ("strides", new long[] { 3, 3 }), ("pads", new long[] { 2, 2, 2, 2 }))]);
        model.Add("Relu", [model.Conv(first, 6, 4, 3, 3, true, 1, ("strides", new long[] { 3, 3 }), ("pads", new long[] { 1, 1, 1, 1 }))]);
        var path = folder["model.onnx"];
        File.WriteAllBytes(path, model.ToArray());
        return path;
    }
}
