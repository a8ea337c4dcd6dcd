using System.Globalization;

namespace Bezoar.TransferLearning;

/// <summary>How much of a pretrained network stays as it is while a new head is trained.</summary>
/// <param name="TrainedBlocks">
/// Blocks at the pretrained network's end that are trained with the head; a block is a layer with weights and what follows it up to the next one (branches
/// that are joined are one layer). 0: none, all is frozen. Null: all, nothing is frozen.
/// </param>
public readonly record struct Freezing(int? TrainedBlocks)
{
    private const string AllWord = "all", NoneWord = "none", AllButWord = "all-but-";

    /// <summary>Only the head is trained.</summary>
    public static Freezing All => new(0);

    /// <summary>Everything is trained.</summary>
    public static Freezing None => new(null);

    /// <summary>All but so many last blocks.</summary>
    public static Freezing AllBut(int blocks) => new(blocks);

    /// <summary>Reads <c>all</c>, <c>none</c> or <c>all-but-N</c> with N of at least 1.</summary>
    /// <returns>Whether it is one of them.</returns>
    public static bool TryParse(string text, out Freezing freezing)
    {
        freezing = text == NoneWord ? None : All;
        if (text is AllWord or NoneWord) return true;
        if (!text.StartsWith(AllButWord, StringComparison.Ordinal)) return false;
        if (!int.TryParse(text.AsSpan(AllButWord.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var blocks) || blocks < 1) return false;
        freezing = AllBut(blocks);
        return true;
    }

    /// <summary>As <see cref="TryParse"/> reads it.</summary>
    public override string ToString() => TrainedBlocks switch
    {
        null => NoneWord,
        0 => AllWord,
        { } blocks => FormattableString.Invariant($"{AllButWord}{blocks}"),
    };
}

/// <summary>From which weights the pretrained layers that are trained begin; a new head always begins from fresh ones.</summary>
public enum StartingWeights
{
    /// <summary>From the pretrained ones: fine-tuning.</summary>
    Warm,

    /// <summary>From fresh ones, drawn as for a new network: what pretraining of these layers is worth shows in the difference.</summary>
    Cold,
}
