using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Architectures;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;

namespace Bezoar.Attacks.LabelFlips;

/// <summary>How sure a network that the attacker trains is of every label.</summary>
internal static class SurrogateMargins
{
    private const int SamplesPerPass = 100;

    /// <summary>What the surrogate says of one sample.</summary>
    /// <param name="Margin">Its output for the label less the largest other one: negative where it reads another class.</param>
    /// <param name="RunnerUp">The class of the largest other output.</param>
    /// <param name="Last">The class of the smallest other output.</param>
    public readonly record struct Sample(float Margin, int RunnerUp, int Last);

    /// <summary>Trains the surrogate, and asks it about the samples that it was trained on.</summary>
    public static Sample[] Measure(Dataset training, LabelFlipOptions options, Workers workers)
    {
        var definition = ArchitectureCatalog.Get(options.Surrogate).Define(TensorShape.Of(training.Shape), training.ClassCount);
        using var network = new Network(definition, options.Seed);
        using var trainer = new Trainer(network, SampleSource.InContentOrder(training), options.SurrogateTraining(training), workers);
        trainer.Run();
        using var evaluator = new Evaluator(network, training.Shape, trainer.Standardisation, SamplesPerPass, workers);
        var outputs = new float[(long)training.Count * training.ClassCount];
        evaluator.Outputs(SampleSource.InFileOrder(training), outputs);
        var samples = new Sample[training.Count];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = Of(outputs.AsSpan(i * training.ClassCount, training.ClassCount), training.Labels[i]);
        return samples;
    }

    internal static Sample Of(ReadOnlySpan<float> outputs, int label)
    {
        var (runnerUp, last) = (-1, -1);
        for (var c = 0; c < outputs.Length; c++)
        {
            if (c == label) continue;
            if (runnerUp < 0 || outputs[c] > outputs[runnerUp]) runnerUp = c;
            if (last < 0 || outputs[c] < outputs[last]) last = c;
        }
        return new(outputs[label] - outputs[runnerUp], runnerUp, last);
    }
}
