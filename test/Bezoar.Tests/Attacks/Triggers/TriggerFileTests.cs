using Bezoar.Attacks.Triggers;

namespace Bezoar.Tests.Attacks.Triggers;

public class TriggerFileTests
{
    public static TheoryData<string> Names => [.. TriggerCatalog.Names];

    [Theory, MemberData(nameof(Names))]
    public void ComesBackAsItWas(string name)
    {
        using var folder = new TemporaryFolder();
        var trigger = TriggerCatalog.Get(name) with { Amplitude = name == "pixel" ? 16 : null };
        TriggerFile.Write(folder["trigger.json"], trigger);
        var read = TriggerFile.Read(folder["trigger.json"]);
        Assert.Equal((trigger.Name, trigger.Amplitude), (read.Name, read.Amplitude));
        Assert.Equal(trigger.Placements, read.Placements);
        Assert.Equal(trigger.Patch.Values.ToArray(), read.Patch.Values.ToArray());
        Assert.Equal(trigger.Patch.Opacity.ToArray(), read.Patch.Opacity.ToArray());
        Assert.Equal((trigger.Patch.Height, trigger.Patch.Width, trigger.Patch.Channels), (read.Patch.Height, read.Patch.Width, read.Patch.Channels));
    }

    [Fact]
    public void CanBeWrittenByHand()
    {
        using var folder = new TemporaryFolder();
        var path = folder.WriteText("cross.json", """
            { "schema": "bezoar/trigger/1", "name": "cross",
              "placements": [ { "anchor": "Centre" } ],
              "values":  [ [ "0 255 0", "255 255 255", "0 255 0" ] ],
              "opacity": [ "0 255 0", "255 255 255", "0 255 0" ] }
            """);
        var image = new byte[25];
        Array.Fill(image, (byte)9);
        TriggerFile.Read(path).Stamp(new(1, 5, 5), image, 0, 0);
        Assert.Equal([".....", "..+..", ".+++.", "..+..", "....."], Toys.Draw(image, 5));
    }

    [Theory]
    [InlineData("{", "not a trigger")]
    [InlineData("null", "schema")]
    [InlineData("""{"schema":"other","name":"t","placements":[],"values":[["1"]],"opacity":["1"]}""", "schema is not bezoar/trigger/1")]
    [InlineData("""{"schema":"bezoar/trigger/1","name":"t","placements":[],"values":[["256"]],"opacity":["1"]}""", "not a trigger")]
    [InlineData("""{"schema":"bezoar/trigger/1","name":"t","placements":[],"values":[["1 2"]],"opacity":["1"]}""", "different lengths")]
    [InlineData("""{"schema":"bezoar/trigger/1","name":"t","placements":[],"values":[["1"],["1","2"]],"opacity":["1"]}""", "numbers of rows")]
    [InlineData("""{"schema":"bezoar/trigger/1","name":"t","placements":[],"values":[],"opacity":[]}""", "0×0 pixels")]
    [InlineData("""{"schema":"bezoar/trigger/1","name":"t","values":[["1"]],"opacity":["1"]}""", "placements")]
    [InlineData("""{"schema":"bezoar/trigger/1","name":"t\u001b[2J","placements":[],"values":[["1"]],"opacity":["1"]}""", "control characters")]
    [InlineData("""{"schema":"bezoar/trigger/1","name":" ","placements":[],"values":[["1"]],"opacity":["1"]}""", "its name is empty")]
    [InlineData("""{"schema":"bezoar/trigger/1","name":"t","placements":[null],"values":[["1"]],"opacity":["1"]}""", "null in a list")]
    [InlineData("""{"schema":"bezoar/trigger/1","name":"t","placements":[],"values":[null],"opacity":["1"]}""", "null in a list")]
    [InlineData("""{"schema":"bezoar/trigger/1","name":"t","placements":[],"values":[[null]],"opacity":["1"]}""", "null in a list")]
    [InlineData("""{"schema":"bezoar/trigger/1","name":"t","placements":[],"values":[["1"]],"opacity":[null]}""", "null in a list")]
    [InlineData("""{"schema":"bezoar/trigger/1","name":"t","placements":[{"anchor":9}],"values":[["1"]],"opacity":["1"]}""", "an anchor is none of TopLeft")]
    [InlineData("""{"schema":"bezoar/trigger/1","name":"t","placements":[{"anchor":"Nowhere"}],"values":[["1"]],"opacity":["1"]}""", "anchor")]
    [InlineData("""{"schema":"bezoar/trigger/1","name":"t","placements":[{"anchor":"Centre","donw":1}],"values":[["1"]],"opacity":["1"]}""", "'donw'")]
    [InlineData("""{"schema":"bezoar/trigger/1","name":"t","placements":[],"values":[["1"]],"opacity":["1"],"amplitud":3}""", "'amplitud'")]
    public void SaysWhatIsWrong(string text, string part)
    {
        using var folder = new TemporaryFolder();
        var path = folder.WriteText("broken.json", text);
        Fails.With(() => TriggerFile.Read(path), part);
    }

    [Fact]
    public void SaysThatAFileIsMissing() => Fails.With(() => TriggerFile.Read("/nowhere/trigger.json"), "/nowhere/trigger.json");
}
