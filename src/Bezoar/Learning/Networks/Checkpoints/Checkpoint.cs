using System.Globalization;
using Bezoar.Learning.Networks.Optimizers;
using Bezoar.Learning.Networks.Training;

namespace Bezoar.Learning.Networks.Checkpoints;

/// <summary>
/// A training between two epochs, in one safetensors file: weights and statistics under PyTorch's names, the optimiser's state
/// under <c>optimizer.</c>, the epochs so far, and the training's identity. Going on from it gives the same bits as never
/// having stopped.
/// </summary>
internal sealed class Checkpoint(string path, TrainingIdentity identity)
{
    private const string Format = "bezoar-checkpoint/1", OptimizerPrefix = "optimizer.";
    private const string FormatKey = "format", EpochsKey = "epochs", StepsKey = "steps", HistoryName = "training.history", DigestKey = "sha256";

    // Loss, accuracy, learning rate, test accuracy or NaN.
    private const int FiguresPerEpoch = 4;

    /// <summary>Writes the file, replacing an earlier one.</summary>
    public void Save(Network network, Optimizer optimizer, IReadOnlyList<TrainingEpoch> history)
    {
        var metadata = new Dictionary<string, string>
        {
            [FormatKey] = Format,
            [EpochsKey] = history.Count.ToString(CultureInfo.InvariantCulture),
            [StepsKey] = optimizer.StepCount.ToString(CultureInfo.InvariantCulture),
        };
        identity.AddTo(metadata);
        double[] figures = [.. history.SelectMany(epoch => (double[])[epoch.Loss, epoch.Accuracy, epoch.LearningRate, epoch.TestAccuracy ?? double.NaN])];
        Tensor[] tensors =
        [
            .. network.Parameters.Select(parameter => TensorFile.Of(parameter)),
            .. optimizer.State.Select(state => TensorFile.Of(state, OptimizerPrefix)),
            Tensor.Of(HistoryName, figures, history.Count, FiguresPerEpoch),
        ];
        metadata[DigestKey] = Tensor.DigestOf(tensors, metadata[EpochsKey], metadata[StepsKey]);
        Safetensors.Write(path, tensors, metadata);
    }

    /// <summary>Epochs that a training can go on from: 0 where there is no file.</summary>
    /// <exception cref="BezoarException">A damaged file, or one of another training.</exception>
    public int CountEpochs() => File.Exists(path) ? Open().Number(EpochsKey, 1) : 0;

    /// <summary>Brings everything to where the file was saved, and gives the epochs until then; none where there is no file.</summary>
    /// <exception cref="BezoarException">A damaged file, or one of another training.</exception>
    public IReadOnlyList<TrainingEpoch> Restore(Network network, Optimizer optimizer)
    {
        if (!File.Exists(path)) return [];
        var file = Open();
        var epochs = file.Number(EpochsKey, 1);
        var figures = file.Values<double>(HistoryName, epochs, FiguresPerEpoch);
        var history = new TrainingEpoch[epochs];
        for (var i = 0; i < epochs; i++) history[i] = EpochOf(i, figures.Slice(i * FiguresPerEpoch, FiguresPerEpoch));
        foreach (var parameter in network.Parameters) file.CopyTo(parameter);
        foreach (var state in optimizer.State) file.CopyTo(state, OptimizerPrefix);
        optimizer.ResumeAfter(long.Parse(file.Text(StepsKey), NumberStyles.None, CultureInfo.InvariantCulture));
        return history;
    }

    private TensorFile Open()
    {
        var file = Read();
        if (identity.DifferencesFrom(file.Metadata) is { Length: > 0 } differences) throw Errors.OtherTraining(path, differences);
        // A flipped bit would still be a number, and the training would go on to other weights without a word.
        if (file.Text(DigestKey) != Tensor.DigestOf(file.Tensors.Values, file.Text(EpochsKey), file.Text(StepsKey))) throw Errors.DamagedCheckpoint(path);
        return file;
    }

    private TensorFile Read()
    {
        try
        {
            var file = Safetensors.Read(path);
            return file.Text(FormatKey) is var format && format == Format ? file : throw Errors.OtherKindOfFile(path, format, Format);
        }
        catch (BezoarException cause)
        {
            throw Errors.CheckpointNotUsable(cause);
        }
    }

    private static TrainingEpoch EpochOf(int epoch, ReadOnlySpan<double> figures) =>
        new(epoch, figures[0], figures[1], figures[2], double.IsNaN(figures[3]) ? null : figures[3]);
}
