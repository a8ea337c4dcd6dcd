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
    private readonly float[] _original, _image, _gradient, _scale, _shift;

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
        (_scale, _shift) = (new float[_size], new float[_size]);
        for (var i = 0; i < _size; i++)
        {
            var part = standardisation.Means.Count == 1 ? 0 : i % input.Channels;
            _scale[i] = (float)(1 / (255 * standardisation.Deviations[part]));
            _shift[i] = (float)(-standardisation.Means[part] / standardisation.Deviations[part]);
        }
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
        for (var i = 0; i < _size; i++) original[i] = MathF.Round((input[i] - _shift[i]) / _scale[i]);
        original.CopyTo(_image.AsSpan(sample * _size, _size));
    }

    private void Step(int sample)
    {
        var image = _image.AsSpan(sample * _size, _size);
        var gradient = _gradient.AsSpan(sample * _size, _size);
        var derivatives = _runner.InputGradient.Slice(sample * _size, _size);
        var input = _runner.Input.Slice(sample * _size, _size);
        // By pixels of 0 … 255, not by what the network sees of them: channels may be scaled differently.
        for (var i = 0; i < gradient.Length; i++) gradient[i] = derivatives[i] * _scale[i];
        _ball.Ascend(_original.AsSpan(sample * _size, _size), gradient, _options.StepLength, image);
        for (var i = 0; i < input.Length; i++) input[i] = image[i] * _scale[i] + _shift[i];
    }
}
