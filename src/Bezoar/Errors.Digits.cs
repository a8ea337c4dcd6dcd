using System.Globalization;

namespace Bezoar;

internal static partial class Errors
{
    /// <summary>One fault among those of <see cref="InvalidOptions"/>.</summary>
    public static string OutsideRange<T>(string option, T value, T low, T high) =>
        string.Create(CultureInfo.InvariantCulture, $"{option} is {value}, outside {low} to {high}");

    public static BezoarException RepeatedDigits(string image, string earlier) =>
        Error($"digits: {image} came out equal to {earlier}; raise Jitter, Elasticity or Noise, or ask for fewer images");
}
