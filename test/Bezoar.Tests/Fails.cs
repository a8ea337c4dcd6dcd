namespace Bezoar.Tests;

/// <summary>Holds every user error to the same standard: one line, with the file's name and what is wrong.</summary>
internal static class Fails
{
    public static void With(Action action, params string[] parts)
    {
        var message = Assert.Throws<BezoarException>(action).Message;
        Assert.DoesNotContain('\n', message);
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }
}
