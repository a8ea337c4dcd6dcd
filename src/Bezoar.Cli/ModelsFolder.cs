namespace Bezoar.Cli;

/// <summary>Where models that attacks train are kept. The environment is read here and nowhere deeper.</summary>
internal static class ModelsFolder
{
    /// <summary><c>$BEZOAR_MODELS</c>, or else a folder beside the data.</summary>
    public static string Path => Environment.GetEnvironmentVariable("BEZOAR_MODELS") is { Length: > 0 } named
        ? named
        : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "bezoar", "models");
}
