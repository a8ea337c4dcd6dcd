using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;

namespace Bezoar.Attacks.CleanLabel.Interpolation;

/// <summary>
/// Finds the latent numbers from which a generator draws an image most closely: gradient descent (Adam) on ‖G(z) − x‖² (arXiv 1912.02771,
/// section 4.1). The generator is asked with its running statistics, so images do not influence one another.
/// </summary>
internal sealed class LatentEncoder : IDisposable
{
    private const float Rate = 0.05f, First = 0.9f, Second = 0.999f, Epsilon = 1e-8f;

    private readonly NetworkRunner _runner;
    private readonly int _latentSize, _size;
    private readonly float[] _goal, _mean, _square;

    /// <summary>For so many images at a time.</summary>
    public LatentEncoder(Network generator, int batchSize, Workers workers)
    {
        _runner = generator.CreateRunner(batchSize, RunnerMode.Training, workers);
        (_latentSize, _size) = (generator.Definition.Input.Count, generator.Definition.Output.Count);
        _goal = new float[batchSize * _size];
        (_mean, _square) = (new float[batchSize * _latentSize], new float[batchSize * _latentSize]);
    }

    /// <summary>Most images of a call.</summary>
    public int BatchSize => _runner.BatchSize;

    /// <summary>Encodes images.</summary>
    /// <param name="shape">Of the images.</param>
    /// <param name="images">count × bytes of an image.</param>
    /// <param name="steps">Of descent.</param>
    /// <param name="latent">count × latent numbers: where the search begins, and what it finds.</param>
    /// <returns>Mean of ‖G(z) − x‖² over the images, on the 0 … 1 scale, before the last step.</returns>
    public double Encode(ImageShape shape, ReadOnlySpan<byte> images, int steps, Span<float> latent)
    {
        var count = images.Length / _size;
        var batcher = new SampleBatcher(shape, Standardisation.None);
        for (var i = 0; i < count; i++) batcher.Fill(images.Slice(i * _size, _size), _goal.AsSpan(i * _size));
        _mean.AsSpan().Clear();
        _square.AsSpan().Clear();
        var loss = 0.0;
        var (firstPower, secondPower) = (1f, 1f);
        for (var step = 0; step < steps; step++)
        {
            latent.CopyTo(_runner.Input);
            var drawn = _runner.Forward(count);
            var gradient = _runner.OutputGradient;
            loss = 0;
            for (var i = 0; i < drawn.Length; i++)
            {
                var miss = drawn[i] - _goal[i];
                gradient[i] = 2 * miss;
                loss += (double)miss * miss;
            }
            _runner.Backward(Gradients.Input);
            (firstPower, secondPower) = (firstPower * First, secondPower * Second);
            Move(latent, _runner.InputGradient, 1 - firstPower, 1 - secondPower);
        }
        return loss / count;
    }

    /// <summary>Draws images from latent numbers, rounded to eight bits.</summary>
    /// <param name="shape">Of the images.</param>
    /// <param name="latent">count × latent numbers.</param>
    /// <param name="images">count × bytes of an image.</param>
    public void Draw(ImageShape shape, ReadOnlySpan<float> latent, Span<byte> images)
    {
        var count = latent.Length / _latentSize;
        latent.CopyTo(_runner.Input);
        var drawn = _runner.Forward(count);
        for (var i = 0; i < count; i++) PixelOrder.Round(shape, drawn.Slice(i * _size, _size), 255, images.Slice(i * _size, _size));
    }

    /// <inheritdoc/>
    public void Dispose() => _runner.Dispose();

    private void Move(Span<float> latent, ReadOnlySpan<float> gradient, float firstBias, float secondBias)
    {
        for (var i = 0; i < latent.Length; i++)
        {
            _mean[i] = First * _mean[i] + (1 - First) * gradient[i];
            _square[i] = Second * _square[i] + (1 - Second) * gradient[i] * gradient[i];
            latent[i] -= Rate * (_mean[i] / firstBias) / (MathF.Sqrt(_square[i] / secondBias) + Epsilon);
        }
    }
}
