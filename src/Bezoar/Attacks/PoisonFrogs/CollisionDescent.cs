using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Losses;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;

namespace Bezoar.Attacks.PoisonFrogs;

/// <summary>
/// Forward-backward splitting on ‖f(x) − f(t)‖² + β‖x − b‖² (Shafahi et al., arXiv 1804.00792, algorithm 1), for a batch of images side by
/// side. Each has a rate of its own, and one that has arrived leaves the batch.
/// </summary>
/// <param name="runner">Of the network up to the features, for training; asked as it answers, so that images do not influence one another.</param>
/// <param name="pixels">From pixels to what the network sees.</param>
/// <param name="options">When to stop, and how the rate moves.</param>
/// <param name="workers">Threads.</param>
internal sealed class CollisionDescent(NetworkRunner runner, PixelScale pixels, FeatureCollisionOptions options, Workers workers)
{
    /// <summary>Moves images until they have arrived, or all steps are made.</summary>
    public void Run(IReadOnlyList<CollidingImage> images)
    {
        List<CollidingImage> moving = [.. images];
        // The first pass looks where the images are; each that follows judges a step.
        for (var step = 0; step <= options.Iterations && moving.Count > 0; step++)
        {
            workers.Cancellation.ThrowIfCancellationRequested();
            Look(moving);
            moving.RemoveAll(image => image.Judge(options));
        }
    }

    /// <summary>How far images' features are from their goals: ‖f(x) − f(t)‖².</summary>
    public void Measure(IReadOnlyList<CollidingImage> images, Span<double> distances)
    {
        for (var i = 0; i < images.Count; i++) pixels.Apply(images[i].Candidate, InputOf(i));
        var features = runner.Forward(images.Count);
        var length = features.Length / images.Count;
        for (var i = 0; i < images.Count; i++) distances[i] = SquaredDistance.Of(features.Slice(i * length, length), images[i].Goal.Span);
    }

    private void Look(List<CollidingImage> moving)
    {
        workers.For(moving.Count, i => pixels.Apply(moving[i].Candidate, InputOf(i)));
        var features = runner.Forward(moving.Count);
        var length = features.Length / moving.Count;
        var gradient = runner.OutputGradient;
        for (var i = 0; i < moving.Count; i++)
            moving[i].CandidateDistance = SquaredDistance.LossAndGradient(
                features.Slice(i * length, length), moving[i].Goal.Span, 1, gradient.Slice(i * length, length));
        runner.Backward(Gradients.Input);
        workers.For(moving.Count, i => pixels.ApplyBack(GradientOf(i), moving[i].CandidateGradient));
    }

    private Span<float> InputOf(int image) => runner.Input.Slice(image * pixels.Count, pixels.Count);

    private ReadOnlySpan<float> GradientOf(int image) => runner.InputGradient.Slice(image * pixels.Count, pixels.Count);
}
