using System.CommandLine;
using Bezoar.Cli;
using Bezoar.Cli.Help;

namespace Bezoar.Tests.Cli.Help;

public class HelpPageTests
{
    public static TheoryData<string> Commands => [.. PathsBelow(Application.CreateRoot(), "")];

    [Theory, MemberData(nameof(Commands))]
    public async Task BeginsWithExamples(string command)
    {
        var help = (await HelpOf(command)).Split('\n');
        Assert.Matches("^Examples?:$", help[0]);
        Assert.StartsWith("  bezoar", help[1], StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Commands))]
    public void ExamplesAreTrue(string command)
    {
        var root = Application.CreateRoot();
        var examples = ((ToolCommand)root.Parse(Words(command)).CommandResult.Command).Examples;
        Assert.All(examples, example => Assert.Empty(root.Parse(Words(example.Split('#')[0])[1..]).Errors));
        Assert.All(examples, example => Assert.StartsWith($"bezoar {command}".TrimEnd(), example, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Commands))]
    public async Task IsReadable(string command)
    {
        var help = (await HelpOf(command)).Split('\n');
        Assert.All(help, line => Assert.InRange(line.Length, 0, 100));
        Assert.All(help, line => Assert.Equal(line.TrimEnd(), line));
        Assert.Contains(help, line => line.StartsWith($"  bezoar {command}".TrimEnd(), StringComparison.Ordinal));
        Assert.DoesNotContain(help, line => line.Contains("Bezoar.Cli", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ListsCommandsWithOneLineEach()
    {
        var root = Application.CreateRoot();
        var lines = (await HelpOf("")).Split('\n');
        Assert.All(root.Subcommands, command => Assert.Single(
            lines, line => line.StartsWith($"  {command.Name}", StringComparison.Ordinal) && line.EndsWith(command.Description!, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ShowsDefaultsAndPlaceholders()
    {
        var help = await HelpOf("certify");
        Assert.Contains("--dataset NAME|DIR ", help, StringComparison.Ordinal);
        Assert.Contains("[default: digits]", help, StringComparison.Ordinal);
        Assert.Contains("--votes-kind auto|counts|labels ", help, StringComparison.Ordinal);
        Assert.DoesNotContain("[default: False]", help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("data")]
    public async Task IsShownWhereACommandIsMissing(string command) =>
        Assert.Equal(await HelpOf(command), (await Tool.RunAsync(Words(command))).MustBeDone().Output);

    private static async Task<string> HelpOf(string command) => (await Tool.RunAsync([.. Words(command), "--help"])).MustBeDone().Output;

    private static string[] Words(string command) => command.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> PathsBelow(Command command, string path) =>
        command.Subcommands.SelectMany(each => PathsBelow(each, $"{path} {each.Name}".TrimStart())).Prepend(path);
}
