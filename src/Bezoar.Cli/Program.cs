namespace Bezoar.Cli;

internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        using var interruption = new Interruption();
        return await Application.RunAsync(arguments, Console.Out, Console.Error, interruption.Token);
    }
}
