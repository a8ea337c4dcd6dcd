using Bezoar.Data;
using Bezoar.Numerics;

namespace Bezoar.Attacks.Triggers;

/// <summary>What an attacker can do to a victim once the backdoor is in: stamp an input, and get a class.</summary>
/// <param name="Trigger">What activates it.</param>
/// <param name="Rule">What it produces.</param>
/// <param name="Seed">Decides where a trigger without a fixed place goes on test inputs.</param>
public sealed record Backdoor(Trigger Trigger, TargetRule Rule, ulong Seed)
{
    /// <summary>A copy of all inputs with the trigger on each; labels stay.</summary>
    /// <exception cref="BezoarException">The trigger does not fit the inputs.</exception>
    public Dataset Stamp(Dataset inputs, Workers workers)
    {
        var faults = Trigger.Faults(inputs.Shape);
        if (faults.Count > 0) throw Errors.InvalidOptions("trigger", faults);
        var shape = (ImageShape)inputs.Shape;
        var records = inputs.Records.ToArray();
        workers.For(inputs.Count, i =>
            Trigger.StampTest(shape, records.AsSpan(i * shape.ByteCount, shape.ByteCount), Seed, i));
        return new(inputs.Name + ", triggered", shape, inputs.ClassCount, records, inputs.Labels.ToArray());
    }
}
