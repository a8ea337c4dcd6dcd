using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Layers;

namespace Bezoar.Tests.Learning.Networks;

/// <summary>Layers at work, with arrays going in and out.</summary>
internal sealed class RunningNetwork : IDisposable
{
    private int _count;

    public RunningNetwork(TensorShape input, int batchSize, IReadOnlyList<Layer> layers, int threads = 1, RunnerMode mode = RunnerMode.Training)
    {
        Network = new(new NetworkDefinition("net", input, layers), seed: 1);
        // Weights of 1 and biases of 0 would hide mistakes.
        foreach (var parameter in Network.Parameters.Where(parameter => parameter.Shape.Count == 1))
            for (var i = 0; i < parameter.Count; i++) parameter.Values[i] = 0.7f + i % 5 * 0.2f;
        Runner = Network.CreateRunner(batchSize, mode, new(threads));
    }

    public Network Network { get; }

    public NetworkRunner Runner { get; }

    public Parameter this[string name] => Network.Parameters.Single(parameter => parameter.Name == name);

    /// <summary>Runs as many samples as the input holds.</summary>
    public float[] Forward(ReadOnlySpan<float> input, bool training = false)
    {
        _count = input.Length / Network.Definition.Input.Count;
        input.CopyTo(Runner.Input);
        return Runner.Forward(_count, training).ToArray();
    }

    /// <summary>From the output's derivatives to the input's, for the batch that was run last.</summary>
    public float[] Backward(ReadOnlySpan<float> upstream, Gradients wanted = Gradients.Parameters | Gradients.Input)
    {
        upstream.CopyTo(Runner.OutputGradient);
        Runner.Backward(wanted);
        return Runner.InputGradient[..(_count * Network.Definition.Input.Count)].ToArray();
    }

    /// <summary>Everything that a forward and a backward pass on made-up numbers give: output, derivatives, statistics.</summary>
    public float[] Everything(int count, bool training)
    {
        var output = Forward(Bits.Random(count * Network.Definition.Input.Count, 11), training);
        var toInput = Backward(Bits.Random(output.Length, 12));
        return [.. output, .. toInput, .. Network.Parameters.SelectMany(parameter => (float[])[.. parameter.Gradient, .. parameter.Values])];
    }

    public void Dispose()
    {
        Runner.Dispose();
        Network.Dispose();
    }
}
