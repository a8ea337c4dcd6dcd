using Bezoar.Experiments.Evaluation;

namespace Bezoar.Tests.Experiments.Evaluation;

public sealed class VictimStoreTests : IDisposable
{
    private static readonly AttackedVictim Victim = Train();

    private readonly TemporaryFolder _folder = new();
    private readonly VictimStore _store;

    public VictimStoreTests() => _store = new(_folder.Path);

    private string Entry => _folder["victims", "key.json"];

    private string Predictions => _folder["victims", "key.npy"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WhatIsKeptIsFound()
    {
        Assert.False(_store.HoldsAny);
        Assert.Null(_store.Find("key"));
        var kept = Keep();
        Assert.True(_store.HoldsAny);
        Assert.Equivalent(kept, _store.Find("key"), strict: true);
        Assert.Null(_store.Find("other"));
        Assert.Equal("victims/key.npy", VictimStore.PredictionsOf("key"));
        Assert.Equal([[1, 2, 3], [4, 5, 6]], VictimStore.ReadPredictions(_folder.Path, "victims/key.npy"));
    }

    [Fact]
    public void MissingPredictionsAreTrainedAgain()
    {
        Keep();
        File.Delete(Predictions);
        Assert.Null(_store.Find("key"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void DamagedPredictionsAreTrainedAgain(bool truncated)
    {
        Keep();
        var bytes = File.ReadAllBytes(Predictions);
        bytes[^4] ^= 1;
        File.WriteAllBytes(Predictions, truncated ? bytes[..^8] : bytes);
        Assert.Null(_store.Find("key"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{ }")]
    [InlineData("{ \"attack\": ")]
    public void ADamagedEntryIsTrainedAgain(string text)
    {
        Keep();
        File.WriteAllText(Entry, text);
        Assert.Null(_store.Find("key"));
    }

    /// <summary>It could be read, and would be believed.</summary>
    [Fact]
    public void AnEntryWithOtherFiguresIsTrainedAgain()
    {
        var kept = Keep();
        var changed = File.ReadAllText(Entry).Replace($"\"poisonCount\": {kept.PoisonCount}", "\"poisonCount\": 1", StringComparison.Ordinal);
        Assert.NotEqual(File.ReadAllText(Entry), changed);
        File.WriteAllText(Entry, changed);
        Assert.Null(_store.Find("key"));
        File.Delete(_folder["victims", "key.sha256"]);
        Assert.Null(_store.Find("key"));
    }

    [Fact]
    public void NullInAListIsDamage()
    {
        var kept = Keep();
        _store.Keep("key", kept with { History = [null!] });
        Assert.Null(_store.Find("key"));
        _store.Keep("key", kept with { Classes = [.. kept.Classes, null!] });
        Assert.Null(_store.Find("key"));
    }

    [Fact]
    public void EveryFactIsInTheKey()
    {
        Assert.Equal(VictimStore.KeyOf("a", "b"), VictimStore.KeyOf("a", "b"));
        Assert.NotEqual(VictimStore.KeyOf("a", "b"), VictimStore.KeyOf("a", "c"));
        Assert.NotEqual(VictimStore.KeyOf("a", "b"), VictimStore.KeyOf("b", "a"));
        Assert.NotEqual(VictimStore.KeyOf("ab", ""), VictimStore.KeyOf("a", "b"));
        Assert.Matches("^[0-9a-f]{16}$", VictimStore.KeyOf("a"));
    }

    private AttackedVictim Keep()
    {
        var victim = Victim with { PredictionsSha256 = _store.WritePredictions("key", [1, 2, 3], [4, 5, 6]) };
        _store.Keep("key", victim);
        return victim;
    }

    private static AttackedVictim Train()
    {
        using var folder = new TemporaryFolder();
        return TinyRun.Run(folder["run"], TinyRun.Plan).Results.Single();
    }
}
