using System.Diagnostics;
using System.Runtime.Versioning;
using Bezoar.Cli.Advise;

namespace Bezoar.Tests.Cli.Advise;

[UnsupportedOSPlatform("windows")]
public class AdviceTableTests
{
    [Theory]
    [InlineData("runs/net-1.onnx", "runs/net-1.onnx")]
    [InlineData("1,0", "1,0")]
    [InlineData("", "''")]
    [InlineData("two words", "'two words'")]
    [InlineData("it's", @"'it'\''s'")]
    public void WordsAreQuotedWhereTheyNeedIt(string word, string expected) => Assert.Equal(expected, AdviceTable.Quoted(word));

    [Theory]
    [InlineData("$HOME")]
    [InlineData("~")]
    [InlineData("a;b&c|d")]
    [InlineData("`id` $(id)")]
    [InlineData("*?[a]{b,c}")]
    [InlineData("#!\\\"<>()\t")]
    [InlineData("''\\'")]
    [InlineData("Relu/ä:0")]
    [InlineData("")]
    public void AShellTakesThemAsTheyAre(string word)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", $"printf '[%s]' {AdviceTable.Quoted(word)}"]) { RedirectStandardOutput = true })!;
        var output = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        Assert.Equal($"[{word}]", output);
    }
}
