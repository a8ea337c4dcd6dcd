using Bezoar.Attacks.Triggers;
using Bezoar.Data;
using Bezoar.Numerics;

namespace Bezoar.Attacks;

/// <summary>An attack on a training set: a pure function of its options, its seed and the training set.</summary>
public interface IAttack
{
    /// <summary>Short name in results, in file names and on the command line, such as <c>badnets</c>.</summary>
    string Name { get; }

    /// <summary>Everything that decides the poison, besides the training set, in words.</summary>
    string Description { get; }

    /// <summary>What decides every random choice.</summary>
    ulong Seed { get; }

    /// <summary>What the attack is called in published standards.</summary>
    IReadOnlyList<StandardName> Standards { get; }

    /// <summary>What opens a victim that was trained on the poison, or null for an attack that plants no backdoor.</summary>
    Backdoor? Backdoor { get; }

    /// <summary>Everything that makes the attack impossible on this training set, in words; empty where it is possible.</summary>
    IReadOnlyList<string> Faults(Dataset training);

    /// <summary>How many poison instances <see cref="Craft"/> makes, known without crafting them.</summary>
    /// <param name="training">A training set on which the attack is possible.</param>
    int PoisonCount(Dataset training);

    /// <summary>Poisons a training set. The same bits for any number of threads.</summary>
    /// <exception cref="BezoarException">Impossible on this training set: one message with every fault.</exception>
    /// <exception cref="OperationCanceledException">Asked for through the workers.</exception>
    PoisonedDataset Craft(Dataset training, Workers workers);
}
