using System.Globalization;

namespace Bezoar;

/// <summary>Every message that a user's input can cause, by name. One partial file per folder.</summary>
internal static partial class Errors
{
    /// <summary>All faults of an options object, reported at once.</summary>
    public static BezoarException InvalidOptions(string what, IReadOnlyCollection<string> faults) =>
        new($"{what}: {string.Join("; ", faults)}");

    private static BezoarException Error(FormattableString message, Exception? cause = null) =>
        new(message.ToString(CultureInfo.InvariantCulture), cause);
}
