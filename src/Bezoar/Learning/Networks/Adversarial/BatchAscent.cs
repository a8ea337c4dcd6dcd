using Bezoar.Learning.Networks.Losses;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Adversarial;

/// <summary>
/// Moves the images in a runner's input to where the network's loss is larger. The network is asked as it answers (batch norm by its
/// running statistics), so that images do not influence one another.
/// </summary>
internal sealed class BatchAscent
{
    private readonly NetworkRunner _runner;
    private readonly PgdOptions _options;
    private readonly PerturbationBall _ball;
    private readonly Workers _workers;
    private readonly Action<int> _begin, _step;
    private readonly int _size;
    private readonly PixelScale _pixels;
    private readonly float[] _original, _image, _gradient;

    /// <param name="runner">For training; it must be asked for nothing else meanwhile.</param>
    /// <param name="input">What one sample is.</param>
    /// <param name="standardisation">What the network sees of a pixel.</param>
    /// <param name="options">Where to.</param>
    /// <param name="workers">Threads.</param>
    public BatchAscent(NetworkRunner runner, TensorShape input, Standardisation standardisation, PgdOptions options, Workers workers)
    {
        (_runner, _options, _workers, _begin, _step) = (runner, options, workers, Begin, Step);
        _ball = new(options.Norm, options.Epsilon);
        _size = input.Count;
        var length = runner.BatchSize * _size;
        (_original, _image, _gradient) = (new float[length], new float[length], new float[length]);
        _pixels = PixelScale.Of(input, standardisation);
    }

    /// <summary>Images on the 0 … 255 scale, height × width × channels each, after <see cref="Run"/>.</summary>
    public ReadOnlySpan<float> ImageOf(int sample) => _image.AsSpan(sample * _size, _size);

    /// <summary>From the images in the runner's input, which show whole pixels, to harder ones in the same place. Allocates nothing.</summary>
    /// <param name="labels">Their classes, whose loss is to grow.</param>
    public void Run(ReadOnlyMemory<int> labels)
    {
        _workers.For(labels.Length, _begin);
        for (var iteration = 0; iteration < _options.Iterations; iteration++)
        {
            _workers.Cancellation.ThrowIfCancellationRequested();
            var outputs = _runner.Forward(labels.Length);
            SoftmaxCrossEntropy.LossAndGradient(outputs, labels.Span, _runner.OutputGradient[..outputs.Length], Reduction.Sum);
            _runner.Backward(Gradients.Input);
            _workers.For(labels.Length, _step);
        }
    }

    private void Begin(int sample)
    {
        var input = _runner.Input.Slice(sample * _size, _size);
        var original = _original.AsSpan(sample * _size, _size);
        _pixels.Invert(input, original);
        original.CopyTo(_image.AsSpan(sample * _size, _size));
    }

    private void Step(int sample)
    {
        var image = _image.AsSpan(sample * _size, _size);
        var gradient = _gradient.AsSpan(sample * _size, _size);
        var derivatives = _runner.InputGradient.Slice(sample * _size, _size);
        var input = _runner.Input.Slice(sample * _size, _size);
        _pixels.ApplyBack(derivatives, gradient);
        _ball.Ascend(_original.AsSpan(sample * _size, _size), gradient, _options.StepLength, image);
        _pixels.Apply(image, input);
    }
}
