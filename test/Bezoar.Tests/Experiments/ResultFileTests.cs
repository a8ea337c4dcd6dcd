using System.Text.Json.Nodes;
using Bezoar.Experiments;
using Bezoar.Reports;
using Bezoar.Tests.Reports;

namespace Bezoar.Tests.Experiments;

public sealed class ResultFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WhatIsWrittenIsReadBack()
    {
        var written = File.ReadAllText(Path.Combine(new SampleRun().WriteTo(_folder.Path), RunFiles.Result));
        var result = ResultFile.Read(_folder.Path);
        Assert.Equal(written, ResultFile.ToJson(result));
        Assert.Equal([300, 1200, 3000], result.Results.Select(entry => entry.Partitions));
    }

    [Fact]
    public void NamesAreThoseOfTheContract()
    {
        var json = File.ReadAllText(Path.Combine(new SampleRun().WriteTo(_folder.Path), RunFiles.Result));
        Assert.All(
            (string[])
            [
                "\"schema\": \"bezoar-result/1\"", "\"command\": \"certify\"", "\"trainCount\": 60000",
                "\"peakMemoryBytes\"", "\"total\": 39.38",
                "\"medianCertifiedRadiusPaperConvention\"", "\"votesSha256\"", "\"radius\": 0,", "λ = 0.01",
            ],
            part => Assert.Contains(part, json, StringComparison.Ordinal));
        Assert.DoesNotContain('\r', json);
    }

    [Fact]
    public void ATrainingIsReadBack()
    {
        var written = File.ReadAllText(Path.Combine(new SampleTraining().WriteTo(_folder.Path), RunFiles.Result));
        var result = ResultFile.ReadTrained(_folder.Path);
        Assert.Equal(written, ResultFile.ToJson(result));
        Assert.All(
            (string[])
            [
                "{\n  \"schema\": \"bezoar-result/1\",\n  \"version\"", "\"command\": \"train\"", "\"parameterCount\": 281034", "\"epoch\": 1,",
                "\"trainAccuracy\": 0.6,", "\"testAccuracy\": 0.8,", "\"learningRate\": 0.05", "\"imagesPerSecond\": 8421.7", "\"modelSha256\": \"bb",
            ],
            part => Assert.Contains(part, written, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("assumptions")]
    [InlineData(null)]
    public void NullInAListOfACertifiedRunIsDamage(string? within)
    {
        PutNull(new SampleRun().WriteTo(_folder.Path), within);
        Fails.With(() => ResultFile.Read(_folder.Path), "result.json: not a result of Bezoar (null in a list)");
    }

    [Theory]
    [InlineData("epochs")]
    [InlineData("classes")]
    [InlineData("confusion")]
    [InlineData(null)]
    public void NullInAListOfATrainingIsDamage(string? within)
    {
        PutNull(new SampleTraining().WriteTo(_folder.Path), within);
        Fails.With(() => ResultFile.ReadTrained(_folder.Path), "result.json: not a result of Bezoar (null in a list)");
        Fails.With(() => RunReport.Write(_folder.Path), "result.json: not a result of Bezoar (null in a list)");
    }

    [Fact]
    public void AResultOfAnotherCommandIsNotTakenForIt()
    {
        new SampleTraining().WriteTo(_folder.Path);
        Fails.With(() => ResultFile.Read(_folder.Path), "result.json", "'train'", "'certify'");
        new SampleRun().WriteTo(_folder["certified"]);
        Fails.With(() => ResultFile.ReadTrained(_folder["certified"]), "result.json", "'certify'", "'train'");
    }

    [Fact]
    public void FaultsAreNamed()
    {
        Fails.With(() => ResultFile.Read(_folder["absent"]), "absent", "no such folder", "bezoar certify");
        Fails.With(() => ResultFile.Read(_folder.Path), "holds no result.json");
        _folder.WriteText(RunFiles.Result, "{ \"version\": \"1\" }");
        Fails.With(() => ResultFile.Read(_folder.Path), "result.json", "not a result");
        _folder.WriteText(RunFiles.Result, "{ \"version\":\n oops");
        Fails.With(() => ResultFile.Read(_folder.Path), "result.json", "line 2");
        var json = File.ReadAllText(Path.Combine(new SampleRun().WriteTo(_folder["run"]), RunFiles.Result));
        _folder.WriteText(RunFiles.Result, json.Replace("bezoar-result/1", "bezoar-result/9", StringComparison.Ordinal));
        Fails.With(() => ResultFile.Read(_folder.Path), "bezoar-result/9", "bezoar-result/1");
    }

    private static void PutNull(string folder, string? within)
    {
        var path = Path.Combine(folder, RunFiles.Result);
        var root = JsonNode.Parse(File.ReadAllText(path))!;
        var array = within is null ? root["results"]! : root["results"]![0]![within]!;
        array.AsArray()[^1] = null;
        File.WriteAllText(path, root.ToJsonString());
    }
}
