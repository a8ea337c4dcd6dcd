using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Execution;

/// <summary>A piece of memory for derivatives, as large as the largest signal that uses it.</summary>
internal sealed unsafe class GradientSlot : IDisposable
{
    private AlignedBuffer? _values;

    public long Length { get; private set; }

    public float* Values => _values!.Start;

    /// <summary>How many have still to read what it holds, at this point of the plan.</summary>
    public int Users { get; set; }

    public void Fit(long length) => Length = Math.Max(Length, length);

    public void Allocate()
    {
        _values = new(Length);
        _values.Clear();
    }

    public void Dispose() => _values?.Dispose();
}

/// <summary>
/// Hands out slots while a plan is laid in the order of the backward pass: a signal's derivatives are dead as soon as all who
/// read them have done so, so a plain sequence of layers needs only two slots.
/// </summary>
internal sealed class GradientSlots
{
    private readonly List<GradientSlot> _free = [];

    public List<GradientSlot> All { get; } = [];

    /// <summary>A slot with one user.</summary>
    public GradientSlot Rent(long length)
    {
        // The smallest that is large enough, or else the largest, which then grows.
        var slot = _free.Where(free => free.Length >= length).MinBy(free => free.Length) ?? _free.MaxBy(free => free.Length);
        if (slot is null) All.Add(slot = new());
        else _free.Remove(slot);
        slot.Fit(length);
        slot.Users = 1;
        return slot;
    }

    /// <summary>One user less.</summary>
    public void Return(GradientSlot slot)
    {
        if (--slot.Users == 0) _free.Add(slot);
    }
}
