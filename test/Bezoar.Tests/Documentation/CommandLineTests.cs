using System.CommandLine.Parsing;
using Bezoar.Benchmarks.Tables;
using Bezoar.Cli;

namespace Bezoar.Tests.Documentation;

/// <summary>What pages tell people to type is accepted by the tool's own parser.</summary>
public class CommandLineTests
{
    public static TheoryData<string, string> AllCommands
    {
        get
        {
            var commands = new TheoryData<string, string>();
            foreach (var page in Pages.Below(Repository.Root))
                foreach (var line in CommandLines.In(Repository.Read(page)).Distinct())
                    commands.Add(Path.GetRelativePath(Repository.Root, page), line);
            return commands;
        }
    }

    [Theory]
    [MemberData(nameof(AllCommands))]
    public void Parses(string page, string arguments)
    {
        var parsed = Application.CreateRoot().Parse(CommandLineParser.SplitCommandLine(arguments).ToArray());
        Assert.True(parsed.Errors.Count == 0, $"{page}: bezoar {arguments}: {string.Join("; ", parsed.Errors.Select(error => error.Message))}");
    }

    [Fact]
    public void ReadmeHasTheNewcomersCommands()
    {
        var lines = CommandLines.In(Repository.Read("README.md")).ToArray();
        foreach (var line in new[] { "certify", "verify runs/digits", "data fetch mnist", "certify --dataset mnist --partitions 1200" })
            Assert.Contains(line, lines);
    }

    [Fact]
    public void FindsCommandsInBlocksAndSentences()
    {
        const string Page = "```\n$ ./bezoar certify  # why\nbezoar data list\n```\nType `./bezoar verify runs/digits`; `bezoar verify DIR` is a pattern and `bezoar data` a name.\n";
        Assert.Equal(["certify", "data list", "verify runs/digits"], CommandLines.In(Page));
    }

    [Fact]
    public void SlipsAreCaught() => Assert.NotEmpty(Application.CreateRoot().Parse(["certify", "--partition", "1200"]).Errors);
}
