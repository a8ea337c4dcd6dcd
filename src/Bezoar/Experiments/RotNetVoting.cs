using Bezoar.Data;
using Bezoar.Learning.Networks.Embeddings;
using Bezoar.Learning.Networks.Rotations;

namespace Bezoar.Experiments;

/// <summary>
/// Votes of small networks on features that a network learnt from the unlabelled training inputs: that one is trained first, epoch by epoch kept, then one on
/// each sorted partition. Sound against label flips only.
/// </summary>
/// <param name="options">How the features are learnt.</param>
/// <param name="headEpochs">How often a partition's network sees each of its samples.</param>
internal sealed class RotNetVoting(RotNetOptions options, int headEpochs) : IVoting
{
    private readonly RotNet _rotNet = new(options);

    /// <inheritdoc/>
    public string Learner => $"heads on features of {_rotNet.Description}, {headEpochs} epochs";

    /// <inheritdoc/>
    public CastVotes Cast(VotingTask task)
    {
        var inputs = task.Samples.WithoutLabels();
        var checkpoint = RunFiles.Rotations(_rotNet.Fingerprint(inputs));
        using var layers = task.Clock.Measure(Stage.Features, () => Learn(inputs, checkpoint, task));
        // Those of training images are computed with the partition that they are in: each image is in one.
        var test = task.Clock.Measure(Stage.Features, () => layers.Features(task.Test, task.Workers));
        var learner = RotationHead.Create(layers, _rotNet.FeatureMap(task.Test.Shape), headEpochs);
        var votes = new NetworkVoting(learner, new(MethodChoice.SortedPartitions, [])).Cast(task with { Test = test });
        task.Folder.Discard(checkpoint);
        return votes;
    }

    private FrozenLayers Learn(UnlabelledInputs inputs, string checkpoint, VotingTask task) => _rotNet.Learn(inputs, task.Workers, new()
    {
        Models = task.Models,
        CheckpointPath = task.Folder.PathOf(checkpoint),
        StepDone = step => task.Progress.Report(Stage.Features, step.Epoch * step.Steps + step.Step, step.Epochs * step.Steps),
        EpochDone = epoch => task.Progress.Note(FormattableString.Invariant(
            $"rotations, epoch {epoch.Epoch + 1} of {options.Epochs}: {epoch.Accuracy:P1} told apart, loss {epoch.Loss:0.0000}")),
    });
}
