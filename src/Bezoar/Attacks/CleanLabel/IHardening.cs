using Bezoar.Data;
using Bezoar.Numerics;

namespace Bezoar.Attacks.CleanLabel;

/// <summary>
/// Makes images harder to classify by what they show, so that a victim has to lean on the trigger instead (Turner, Tsipras and
/// Madry, arXiv 1912.02771, section 4). A person still sees their class in them.
/// </summary>
public interface IHardening
{
    /// <summary>What results call it: <c>baseline</c>, <c>pgd-l2</c>, <c>pgd-linf</c> or <c>gan</c>.</summary>
    string Variant { get; }

    /// <summary>Everything that decides the hardened images, in words; it names whatever model was trained for it and how.</summary>
    string Description { get; }

    /// <summary>What makes it impossible for this training set and target class, in words; empty where it is possible. Trains nothing.</summary>
    IReadOnlyList<string> Faults(Dataset training, int targetClass);

    /// <summary>Writes a hardened version of each chosen image. The training set stays as it is.</summary>
    /// <param name="training">Images; whatever model is needed is trained on them (on clean images alone).</param>
    /// <param name="indices">Which images: samples of one class, ascending.</param>
    /// <param name="workers">Threads; their number changes no byte of the result.</param>
    /// <param name="destination">indices.Length × <see cref="RecordShape.ByteCount"/> bytes.</param>
    void Harden(Dataset training, ReadOnlySpan<int> indices, Workers workers, Span<byte> destination);
}
