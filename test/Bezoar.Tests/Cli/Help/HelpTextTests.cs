using Bezoar.Cli.Help;

namespace Bezoar.Tests.Cli.Help;

public class HelpTextTests
{
    private const string Text = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen";

    [Fact]
    public void PutsTextsBesideLabelsWhereThereIsRoom() => Assert.Equal(
        """

        Options:
          --long LENGTH  one two three four five six seven eight
                         nine ten eleven twelve thirteen fourteen
                         fifteen
          -s             short

        """, TableOf(60), ignoreLineEndingDifferences: true);

    [Fact]
    public void PutsTextsBelowLabelsWhereThereIsNot() => Assert.Equal(
        """

        Options:
          --long LENGTH
              one two three four five six seven eight
              nine ten eleven twelve thirteen fourteen
              fifteen
          -s
              short

        """, TableOf(46), ignoreLineEndingDifferences: true);

    [Fact]
    public void NeverBreaksAWordOrAtAHardSpace()
    {
        var output = new StringWriter { NewLine = "\n" };
        new HelpText(output, 10).Paragraph($"incomprehensible a {Text[..3]}{HelpText.HardSpace}hundred");
        Assert.Equal("incomprehensible\na\none hundred\n", output.ToString());
    }

    private static string TableOf(int width)
    {
        var output = new StringWriter { NewLine = "\n" };
        new HelpText(output, width).Table("Options", [new("--long LENGTH", Text), new("-s", "short")]);
        return output.ToString();
    }
}
