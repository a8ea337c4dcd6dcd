namespace Bezoar.Learning.Networks.Training;

/// <summary>What an epoch came to.</summary>
/// <param name="Epoch">0 for the first.</param>
/// <param name="Loss">Mean cross-entropy of the training samples, each as it was when its turn came.</param>
/// <param name="Accuracy">Share of training samples that were classified correctly when their turn came.</param>
/// <param name="LearningRate">Of its steps.</param>
/// <param name="TestAccuracy">Share of test samples that are classified correctly after it, where that was asked for.</param>
public sealed record TrainingEpoch(int Epoch, double Loss, double Accuracy, double LearningRate, double? TestAccuracy);

/// <summary>How far a training has come.</summary>
/// <param name="Epoch">0 for the first.</param>
/// <param name="Epochs">How many there will be.</param>
/// <param name="Step">Steps of this epoch that are made, 1 after the first.</param>
/// <param name="Steps">How many an epoch has.</param>
/// <param name="Loss">Mean cross-entropy since the epoch began.</param>
/// <param name="LearningRate">Of the epoch's steps.</param>
public readonly record struct TrainingProgress(int Epoch, int Epochs, int Step, int Steps, double Loss, double LearningRate);
