using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Bezoar.Tests.Certificates.Verification;

/// <summary>Whatever single thing is changed in the evidence, the verifier finds it and names the file.</summary>
public class TamperingTests
{
    // What nothing in the folder can contradict; the verifier says so in words.
    private static readonly string[] TakenOnTrust =
    [
        "$.version", "$.seconds", "$.peakMemoryBytes", "$.threads", "$.cpu", "$.results[0].learner",
        "$.dataset.name", "$.dataset.digest", "$.dataset.testDigest", "$.dataset.trainCount", "$.dataset.duplicateCount",
    ];

    [Theory]
    [InlineData("votes-dpa-9.npy")]
    [InlineData("certificates-dpa-9.csv")]
    public void AnyFlippedBitIsFound(string file)
    {
        using var run = new IssuedRun(9);
        var original = File.ReadAllBytes(run[file]);
        var places = Gen.Choose(0, original.Length - 1).SelectMany(_ => Gen.Choose(0, 7), (at, bit) => (at, bit));
        Prop.ForAll(places.ToArbitrary(), place =>
        {
            byte[] changed = [.. original];
            changed[place.at] ^= (byte)(1 << place.bit);
            File.WriteAllBytes(run[file], changed);
            return run.Verify().Checks.Any(check => !check.Passed && check.Subject == file);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void DamagedResultIsNeverADefect()
    {
        using var run = new IssuedRun(9);
        var original = File.ReadAllBytes(run["result.json"]);
        var damage = Gen.Choose(0, original.Length - 1).SelectMany(_ => Gen.Choose(0, 255), (at, value) => (at, value: (byte)value));
        Prop.ForAll(damage.ListOf(3).ToArbitrary(), places =>
        {
            byte[] changed = [.. original];
            foreach (var (at, value) in places) changed[at] = value;
            File.WriteAllBytes(run["result.json"], changed);
            // Some bytes may change without a difference in meaning, such as a blank; none may end in another exception.
            Assert.NotEmpty(run.Verify().Checks);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("method", "\\ud800")]
    [InlineData("learner", "\u00ff")]
    [InlineData("\\ud800", "toy")]
    [InlineData("\u00ff", "toy")]
    public void CharactersThatAreNoneAreAFault(string name, string value)
    {
        using var run = new IssuedRun(9);
        // Latin-1 makes ÿ a byte that no UTF-8 text holds.
        run.Tamper("result.json", bytes => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(bytes)
            .Replace("\"learner\": \"votes drawn at random\"", $"\"{name}\": \"{value}\"", StringComparison.Ordinal)));
        Assert.False(run.Verify().Passed);
    }

    [Fact]
    public void AnyChangedFieldIsFound()
    {
        using var run = new IssuedRun(50);
        var original = JsonNode.Parse(File.ReadAllBytes(run["result.json"]))!;
        var leaves = Leaves(original)
            .Where(path => !TakenOnTrust.Any(trusted => path.StartsWith(trusted, StringComparison.Ordinal))).ToArray();
        Assert.True(leaves.Length > 30);
        foreach (var path in leaves)
            foreach (var forged in Forgeries(Find(original, path)))
            {
                var copy = original.DeepClone();
                Find(copy, path).ReplaceWith(forged);
                File.WriteAllText(run["result.json"], copy.ToJsonString());
                Assert.False(run.Verify().Passed, $"{path} was changed to {forged.ToJsonString()}, and nothing was noticed");
            }
    }

    [Fact]
    public void AnyFieldLeftOutIsFound()
    {
        using var run = new IssuedRun(50);
        var original = JsonNode.Parse(File.ReadAllBytes(run["result.json"]))!;
        foreach (var owner in new[] { "$", "$.dataset", "$.results[0]", "$.results[0].certifiedAccuracy[1]" })
            foreach (var name in Find(original, owner).AsObject().Select(property => property.Key).ToArray())
            {
                if (TakenOnTrust.Contains($"{owner}.{name}") && owner == "$") continue;
                var copy = original.DeepClone();
                Find(copy, owner).AsObject().Remove(name);
                File.WriteAllText(run["result.json"], copy.ToJsonString());
                Assert.False(run.Verify().Passed, $"{owner}.{name} was left out, and nothing was noticed");
            }
    }

    [Fact]
    public void AnyPointOfTheCurveLeftOutIsFound()
    {
        using var run = new IssuedRun(50);
        var original = JsonNode.Parse(File.ReadAllBytes(run["result.json"]))!;
        var points = Find(original, "$.results[0].certifiedAccuracy").AsArray().Count;
        for (var i = 0; i < points; i++)
        {
            var copy = original.DeepClone();
            Find(copy, "$.results[0].certifiedAccuracy").AsArray().RemoveAt(i);
            File.WriteAllText(run["result.json"], copy.ToJsonString());
            Assert.False(run.Verify().Passed);
        }
    }

    /// <summary>Votes that sum up and digests that fit do not help where the result itself says that there cannot be so many.</summary>
    [Theory]
    [InlineData("knn", "trainCount", 40, "50 neighbours of 40 distinct training samples")]
    [InlineData("knn", "duplicateCount", 960, "50 neighbours of 40 distinct training samples")]
    [InlineData("ss-dpa", "duplicateCount", 7, "7 duplicates, and ss-dpa refuses")]
    [InlineData("ridge-flips", "duplicateCount", 7, "7 duplicates, and ridge-flips refuses")]
    [InlineData("ridge-flips", "trainCount", 1000, "40 rows of 4 numbers")]
    [InlineData("smoothing-0.1", "classCount", IssuedRun.Classes, "50 partitions, but all training samples vote together")]
    [InlineData("kernel-votes-0.1", "classCount", IssuedRun.Classes, "50 partitions, but all training samples vote together")]
    [InlineData("label-flips-12", "classCount", IssuedRun.Classes, "50 partitions, but all training samples vote together")]
    public void WhatTheDataSetLeavesImpossibleIsFound(string method, string field, int value, string finding)
    {
        using var run = new IssuedRun(50);
        File.Move(run["votes-dpa-50.npy"], run[$"votes-{method}-50.npy"]);
        File.Move(run["certificates-dpa-50.csv"], run[$"certificates-{method}-50.csv"]);
        run.TamperJson(root =>
        {
            var entry = root["results"]![0]!;
            entry["method"] = method;
            entry["weightUnit"] = 1;
            root["dataset"]![field] = value;
        });
        Assert.Contains(run.Verify().Checks, check => !check.Passed && check.Finding.Contains(finding, StringComparison.Ordinal));
    }

    [Fact]
    public void VotesOfUnknownOriginMustSaySo()
    {
        using var run = new IssuedRun(50);
        run.TamperJson(root =>
        {
            foreach (var field in new[] { "digest", "testDigest", "trainCount", "duplicateCount" }) root["dataset"]![field] = null;
        });
        Assert.Contains(run.Verify().Checks, check => !check.Passed && check.Finding.Contains("assumptions lacks \"The votes were cast elsewhere", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Leaves(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(property => Leaves(property.Value)),
        JsonArray array => array.SelectMany(Leaves),
        _ => [node!.GetPath()],
    };

    private static IEnumerable<JsonNode> Forgeries(JsonNode leaf)
    {
        if (leaf.GetValueKind() == JsonValueKind.String)
        {
            var text = leaf.GetValue<string>();
            return [text + " ", text.ToUpperInvariant() == text ? text.ToLowerInvariant() : text.ToUpperInvariant(), ""];
        }
        var number = leaf.GetValue<double>();
        return [number + 1, number - 1, -number - 2, Math.BitIncrement(number), number * 10 + 1];
    }

    private static JsonNode Find(JsonNode root, string path)
    {
        var at = root;
        foreach (var step in path[1..].Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries))
            at = (at is JsonArray array ? array[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : at[step])!;
        return at;
    }
}
