namespace Bezoar.Attacks;

/// <summary>What an attacker did to a sample.</summary>
public enum Touch
{
    /// <summary>A sample was put in; everything that was there stays. Counts 1 in the symmetric difference.</summary>
    Added,

    /// <summary>A sample was replaced by another with other contents, with its label or another. Counts 2 in the symmetric difference.</summary>
    Changed,

    /// <summary>A sample got another label, its contents stay. Counts 1 in label flips, 2 in the symmetric difference.</summary>
    Relabelled,
}
