using System.Runtime.InteropServices;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Onnx;

namespace Bezoar.Tests.Learning.Networks.Onnx;

/// <summary>What files of several versions and exporters say in several ways: each gives the bits of a form that is held against the operators' definitions.</summary>
public sealed class OnnxFormTests : IDisposable
{
    private static readonly TensorShape Shape = new(8, 7, 3);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void SqueezeTakesItsAxesAsAttributeOrInput()
    {
        static string Pooled(OnnxBuilder model) => model.Add("GlobalAveragePool", ["input"]);
        Same(
            Model(13, model => model.Add("Flatten", [Pooled(model)])),
            Model(11, model => model.Add("Squeeze", [Pooled(model)], ("axes", new long[] { 2, 3 }))),
            Model(13, model =>
            {
                model.Shapes["axes"] = [2, 3];
                model.Add("Squeeze", [Pooled(model), "axes"]);
            }));
    }

    /// <summary>Exporters keep equal weights once, and name them by identities of identities.</summary>
    [Fact]
    public void WeightsMayComeFromNodes()
    {
        static OnnxBuilder Of(Func<OnnxBuilder, string, string> given) => Model(13, model =>
        {
            string[] weights = [model.Weight(0.4f, 4, 3, 3, 3), model.Weight(0.3f, 4)];
            model.Add("Relu", [model.Add("Conv", ["input", .. weights.Select(name => given(model, name))], ("group", 1L), ("kernel_shape", new long[] { 3, 3 }))]);
        });
        static string Constant(OnnxBuilder model, string name)
        {
            model.Weights.Remove(name, out var weight);
            return model.Add("Constant", [], weight.Lengths.Length == 1
                ? ("value_floats", weight.Values)
                : ("value", OnnxBuilder.TensorOf("", 1, weight.Lengths, MemoryMarshal.AsBytes<float>(weight.Values))));
        }
        static string Identity(OnnxBuilder model, string name) => model.Add("Identity", [model.Add("Identity", [name])]);
        OnnxBuilder[] forms = [Of(Constant), Of(Identity), Of((model, name) => Identity(model, Constant(model, name)))];
        Same(Of((_, name) => name), forms);
        foreach (var form in forms)
            Assert.Equal(form.Nodes.TakeLast(2).Select(node => node.Output), OnnxModel.Read(form.Write(_folder)).NodeNames);
    }

    /// <summary>8×7 places, paddings by hand: where one side gets more, it is the lower right of UPPER and the upper left of LOWER.</summary>
    [Theory]
    [InlineData("SAME_UPPER", 3, 2, 0, 1, 1, 1)]
    [InlineData("SAME_LOWER", 3, 2, 1, 1, 0, 1)]
    [InlineData("SAME_UPPER", 4, 1, 1, 1, 2, 2)]
    [InlineData("SAME_LOWER", 4, 1, 2, 2, 1, 1)]
    [InlineData("VALID", 3, 2, 0, 0, 0, 0)]
    public void PaddingMayBeWorkedOut(string automatic, long kernel, long stride, long top, long left, long bottom, long right)
    {
        (string, object) strides = ("strides", new[] { stride, stride }), window = ("kernel_shape", new[] { kernel, kernel });
        OnnxBuilder Of((string, object) padding) => Model(13, model => model.Add("Concat",
            [
                model.Conv("input", 3, 4, (int)kernel, (int)kernel, true, 1, strides, padding), model.Add("MaxPool", ["input"], window, strides, padding),
                model.Add("AveragePool", ["input"], window, strides, padding, ("count_include_pad", 1L)),
            ],
            ("axis", 1L)));
        Same(Of(("pads", new[] { top, left, bottom, right })), Of(("auto_pad", automatic)));
    }

    [Theory]
    [InlineData(1f, 1f, 0, 5)]
    [InlineData(0.5f, 2f, 0, 5)]
    [InlineData(0.5f, 2f, 1, 5)]
    [InlineData(0.5f, 2f, 1, 1)]
    [InlineData(0.5f, 2f, 0, 0)]
    public void MatricesMayBeTransposedAndScaled(float alpha, float beta, long transposed, int biases) => OnnxCheck.Plain(
        Model(13, model =>
        {
            var matrix = transposed == 0 ? model.Weight(1, Shape.Count, 5) : model.Weight(1, 5, Shape.Count);
            string[] inputs = [model.Add("Flatten", ["input"]), matrix, .. biases == 0 ? [] : (string[])[model.Weight(1, biases)]];
            model.Add("Gemm", inputs, ("alpha", alpha), ("beta", beta), ("transB", transposed));
        }),
        Shape, _folder);

    [Theory]
    [InlineData(-0.2f, 0.6f)]
    [InlineData(-0.2f, float.MaxValue)]
    [InlineData(float.MinValue, 0.6f)]
    public void BoundsAreInputsOrAttributes(float low, float high)
    {
        string Bound(OnnxBuilder model, float value)
        {
            var name = model.Weight(0);
            model.Weights[name].Values[0] = value;
            return name;
        }
        Same(
            Model(13, model => model.Add("Clip", ["input", Bound(model, low), Bound(model, high)])),
            Model(13, model => model.Add("Clip", ["input", low == float.MinValue ? "" : Bound(model, low), .. high == float.MaxValue ? [] : (string[])[Bound(model, high)]])),
            Model(10, model => model.Add("Clip", ["input"], [.. low == float.MinValue ? [] : Attribute("min", low), .. high == float.MaxValue ? [] : Attribute("max", high)])));

        static (string, object)[] Attribute(string name, float value) => [(name, value)];
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(1.5f)]
    public void PaddingAroundImagesIsAnAttributeOrAnInput(float value)
    {
        long[] pads = [0, 0, 1, 2, 0, 0, 0, 3];
        Same(
            Model(10, model => model.Add("Pad", ["input"], ("pads", pads), ("value", value))),
            Model(11, model =>
            {
                model.Shapes["pads"] = pads;
                var constant = model.Weight(0);
                model.Weights[constant].Values[0] = value;
                model.Add("Pad", value == 0 ? ["input", "pads"] : ["input", "pads", constant], ("mode", "constant"));
            }));
    }

    [Theory]
    [InlineData(0L, -1L)]
    [InlineData(-1L, 168L)]
    [InlineData(0L, 168L)]
    [InlineData(1L, -1L)]
    public void ReshapedToVectors(params long[] lengths) => Same(Model(13, model => model.Add("Flatten", ["input"])), Reshaped(lengths));

    [Theory]
    [InlineData(0L, 0L, 0L, 0L)]
    [InlineData(-1L, 3L, 8L, 7L)]
    [InlineData(0L, 3L, -1L, 0L)]
    [InlineData(1L, 0L, 8L, -1L)]
    public void ReshapedToWhatTheyAre(params long[] lengths) => Same(Model(13, model => model.Add("Identity", ["input"])), Reshaped(lengths));

    [Theory]
    [InlineData("reshapes 8×7×3 to 0×3×56", 0L, 3L, 56L)]
    [InlineData("reshapes 8×7×3 to 0×7×8×3", 0L, 7L, 8L, 3L)]
    [InlineData("reshapes 8×7×3 to -1×-1", -1L, -1L)]
    [InlineData("reshapes the batch", 2L, 84L)]
    public void ReshapedToAnythingElse(string fault, params long[] lengths) =>
        Fails.With(() => OnnxModel.Read(Reshaped(lengths).Write(_folder)).ToNetwork(Shape), $"Reshape_0 (Reshape) {fault}");

    [Theory]
    [InlineData(9)]
    [InlineData(21)]
    public void TheOldestAndTheNewestOpset(long opset)
    {
        static void Build(OnnxBuilder model) => model.Add("Softmax", [model.Add("Flatten", [model.BatchNorm(model.Conv("input", 3, 4, 3, 3), 4)])]);
        Same(Model(13, Build), Model(opset, Build));
    }

    /// <summary>Dropout of opset 12 and later says whether it is in training: a truth value, which no trained model needs.</summary>
    [Fact]
    public void WhatDropoutSaysOfTrainingIsNotRead() => Same(
        Model(13, model => model.Add("Relu", ["input"])),
        Model(13, model =>
        {
            model.Tensors.Add(OnnxBuilder.TensorOf("training", 9, [], [1]));
            model.Add("Relu", [model.Add("Dropout", ["input", model.Weight(1), "training"])]);
        }));

    private static OnnxBuilder Model(long opset, Action<OnnxBuilder> build)
    {
        var model = new OnnxBuilder { Opset = opset, Input = [-1, 3, -1, -1] };
        build(model);
        return model;
    }

    private static OnnxBuilder Reshaped(long[] lengths) => Model(13, model =>
    {
        model.Shapes["shape"] = lengths;
        model.Add("Reshape", ["input", "shape"]);
    });

    private void Same(OnnxBuilder expected, params OnnxBuilder[] forms)
    {
        OnnxCheck.Plain(expected, Shape, _folder);
        foreach (var form in forms) OnnxCheck.Same(expected, form, Shape, _folder);
    }
}
