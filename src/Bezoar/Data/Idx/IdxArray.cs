namespace Bezoar.Data.Idx;

/// <summary>An array of unsigned bytes that came out of an IDX file, in C order.</summary>
public sealed class IdxArray
{
    internal IdxArray(string name, int[] shape, byte[] data) => (Name, Shape, Data) = (name, shape, data);

    /// <summary>What messages call it: the path.</summary>
    public string Name { get; }

    /// <summary>Sizes, outermost first: count × height × width for images, count for labels.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>All elements; the product of <see cref="Shape"/>.</summary>
    public ReadOnlyMemory<byte> Elements => Data;

    internal byte[] Data { get; }
}
