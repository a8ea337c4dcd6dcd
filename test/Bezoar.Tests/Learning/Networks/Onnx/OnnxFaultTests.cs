using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Onnx;

namespace Bezoar.Tests.Learning.Networks.Onnx;

/// <summary>Whatever is wrong with a file is said in one line, and nothing else happens.</summary>
public sealed class OnnxFaultTests : IDisposable
{
    private static readonly TensorShape Shape = new(8, 8, 3);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TruncatedFilesAreRefused()
    {
        var file = Sound().ToArray();
        for (var length = 0; length < file.Length; length++)
        {
            File.WriteAllBytes(_folder["cut.onnx"], file[..length]);
            Assert.Throws<BezoarException>(() => OnnxModel.Read(_folder["cut.onnx"]).ToNetwork(Shape));
        }
    }

    [Fact]
    public void FlippedBytesNeverDoMoreThanFail()
    {
        var file = Sound().ToArray();
        for (var i = 0; i < file.Length; i++)
        {
            var damaged = (byte[])file.Clone();
            damaged[i] ^= 0x55;
            File.WriteAllBytes(_folder["damaged.onnx"], damaged);
            try
            {
                OnnxModel.Read(_folder["damaged.onnx"]).ToNetwork(Shape).Dispose();
            }
            catch (BezoarException)
            {
                // One line; a weight's byte, though, is as good as another.
            }
        }
    }

    [Fact]
    public void EveryOperatorThatIsNotReadIsNamedAtOnce()
    {
        var model = new OnnxBuilder();
        model.Add("Relu", [model.Add("Erf", [model.Add("MaxPool", [model.Add("Einsum", ["input"])], ("kernel_shape", new long[] { 2, 3 }))])]);
        Fails.With(() => Network(model), "Einsum_0 (Einsum) is not an operator that is read", "Erf_2 (Erf)");
        var pool = new OnnxBuilder();
        pool.Add("MaxPool", ["input"], ("kernel_shape", new long[] { 2, 3 }));
        Fails.With(() => Network(pool), "MaxPool_0 (MaxPool) has windows that are not square");
    }

    [Theory]
    [InlineData(8, "of opset 8, and 9 to 21 are read")]
    [InlineData(22, "of opset 22")]
    public void OtherOpsetsAreRefused(long opset, string part) => Fails.With(() => OnnxModel.Read(new OnnxBuilder { Opset = opset }.Write(_folder)), part);

    [Fact]
    public void ValuesThatNobodyGivesAreNamed()
    {
        var model = new OnnxBuilder();
        model.Add("Add", ["input", "Relu_1"]);
        model.Add("Relu", [model.Output]);
        Fails.With(() => Network(model), "Add_0 (Add) reads Relu_1, which no node before it gives");
    }

    [Fact]
    public void BranchesThatDoNotLieWithinOneAnotherAreRefused()
    {
        var model = new OnnxBuilder();
        var first = model.Add("Relu", ["input"]);
        var second = model.Add("Concat", ["input", first], ("axis", 1L));
        model.Add("Concat", ["input", first, model.Add("Relu", [second])], ("axis", 1L));
        Fails.With(() => Network(model), "Relu_0 (Relu) is part of several branches");
    }

    [Fact]
    public void WeightsThatDoNotFitAreNamed()
    {
        var model = new OnnxBuilder();
        model.Conv("input", 4, 2, 3, 3);
        Fails.With(() => Network(model), "Conv_0 (Conv) has weights for 4 channels in 1 groups and receives 8×8×3");
        model = new OnnxBuilder();
        model.BatchNorm("input", 4);
        Fails.With(() => Network(model), "BatchNorm { Epsilon", "has 4 numbers for its weight and needs 3");
        model = new OnnxBuilder();
        model.Conv("input", 3, 2, 9, 9);
        Fails.With(() => Network(model), "Conv_0 (Conv) receives 8×8×3 and needs at least 9×9 places");
    }

    [Fact]
    public void TensorsThatAreNotReadAreNamedWithWhatReadsThem()
    {
        var model = new OnnxBuilder();
        model.Tensors.Add(OnnxBuilder.TensorOf("half", 10, [2, 3, 1, 1], new byte[12]));
        model.Add("Conv", ["input", "half"]);
        Fails.With(() => Network(model), "Conv_0 (Conv) reads tensor half of data type 10, and float32 (1) and int64 (7) are read");
        model = Sound();
        model.Tensors.Add(OnnxBuilder.Message(tensor =>
        {
            tensor.Field(2, 1L);
            tensor.Field(8, "far");
            tensor.Field(14, 1L);
        }));
        Fails.With(() => Network(model), "tensor far is kept in another file");
    }

    [Fact]
    public void SumsAndProductsTakeOneConstant()
    {
        var model = new OnnxBuilder();
        model.Add("Add", ["input"]);
        Fails.With(() => Network(model), "Add_0 (Add) takes 0 constants beside its input");
        model = new OnnxBuilder();
        model.Add("Mul", ["input", model.Weight(1), model.Weight(1)]);
        Fails.With(() => Network(model), "Mul_0 (Mul) takes 2 constants beside its input");
    }

    [Fact]
    public void BranchesAreJoinedWithoutConstants()
    {
        var model = new OnnxBuilder();
        model.Add("Concat", ["input", model.Add("Relu", ["input"]), model.Weight(1, 1, 3, 8, 8)], ("axis", 1L));
        Fails.With(() => Network(model), "Concat_1 (Concat) joins what comes from the input with the constant w0");
        model = new OnnxBuilder();
        model.Add("Concat", ["input", model.Weight(1, 1, 3, 8, 8)], ("axis", 1L));
        Fails.With(() => Network(model), "Concat_0 (Concat) joins what comes from the input with the constant w0");
    }

    [Fact]
    public void InputsThatCannotBeAreRefused()
    {
        var model = Sound();
        Fails.With(() => OnnxModel.Read(model.Write(_folder)).ToNetwork(), "leaves the size of its images open; say which");
        Fails.With(() => OnnxModel.Read(model.Write(_folder)).ToNetwork(new(8, 8, 1)), "takes 3 channels, not 1");
        Fails.With(() => OnnxModel.Read(model.Write(_folder)).ToNetwork(new(1 << 20, 8, 3)), "an input of 1048576×8×3 is impossible");
        Fails.With(() => OnnxModel.Read(model.Write(_folder)).ToNetwork(Shape, "nothing"), "has no node nothing; the last ones are Conv_0, Relu_1");
        Fails.With(() => OnnxModel.Read(_folder["absent.onnx"]), "absent.onnx");
    }

    private static OnnxBuilder Sound()
    {
        var model = new OnnxBuilder { Input = [-1, 3, -1, -1] };
        model.Add("Relu", [model.Conv("input", 3, 2, 3, 3)]);
        return model;
    }

    private Network Network(OnnxBuilder model) => OnnxModel.Read(model.Write(_folder)).ToNetwork(Shape);
}
