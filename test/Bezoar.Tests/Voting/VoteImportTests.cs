using Bezoar.Data.Npy;
using Bezoar.Voting;
using FsCheck;
using FsCheck.Fluent;

namespace Bezoar.Tests.Voting;

public sealed class VoteImportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EqualSumsAreCounts()
    {
        var (votes, labels) = Read([90, 5, 5, 10, 80, 10], 3, [0, 2]);
        Assert.Equal((2, 3, 100), (votes.InputCount, votes.ClassCount, votes.Voters));
        Assert.Equal([90, 5, 5, 10, 80, 10], votes.Counts);
        Assert.Equal([0, 2], labels);
    }

    [Fact]
    public void UnequalSumsAreLabels()
    {
        var (votes, _) = Read([2, 2, 0, 1, 1, 1, 1, 1], 4, [2, 1]);
        Assert.Equal(4, votes.Voters);
        Assert.Equal([1, 1, 2, 0, 4, 0], votes.Counts);
    }

    [Theory]
    // One row has equal sums whatever it is, and so have rows that are all alike.
    [InlineData(new[] { 90, 5, 5 }, 3, new[] { 0 })]
    [InlineData(new[] { 90, 5, 5, 90, 5, 5 }, 3, new[] { 0, 1 })]
    // Five base classifiers and ten classes, or ten base classifiers whose labels happen to sum to five.
    [InlineData(new[] { 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 1, 1, 0, 0, 0, 0, 0 }, 10, new[] { 0, 1 })]
    [InlineData(new[] { 0, 1, 1, 0 }, 2, new[] { 0, 1 })]
    public void WhatCanBeBothIsRefusedUntilToldWhich(int[] values, int columns, int[] labels)
    {
        Fails.With(() => Read(values, columns, labels), "votes.npy", "--votes-kind");
        Assert.Equal(columns, Read(values, columns, labels, VotesKind.Counts).Votes.ClassCount);
        Assert.Equal(columns, Read(values, columns, labels, VotesKind.Labels).Votes.Voters);
    }

    [Fact]
    public void TrueClassBeyondTheColumnsMeansLabels() =>
        Assert.Equal([0, 1, 0, 1, 0, 1, 0, 1], Read([3, 1, 1, 3], 2, [2, 3]).Votes.Counts);

    [Fact]
    public void CountsThatDoNotAddUpAreNotTakenForLabels()
    {
        int[] values = [90, 5, 5, 10, 80, 11];
        Fails.With(() => Read(values, 3, [0, 2]), "votes.npy", "class 90", "end at 2", "--votes-kind labels");
        Assert.Equal(91, Read(values, 3, [0, 2], VotesKind.Labels).Votes.ClassCount);
    }

    [Fact]
    public void AClassThatNobodyVotesForIsStillARival()
    {
        var votes = Read([0, 0, 0], 3, [0], VotesKind.Labels).Votes;
        Assert.Equal([3, 0], votes.Counts);
    }

    [Fact]
    public void WrongKindIsRefused()
    {
        Fails.With(() => Read([1, 0, 1, 1], 2, [0, 1], VotesKind.Counts), "row 1 sums to 2 but row 0 to 1");
        Fails.With(() => Read([9, 1, 1, 9], 2, [0, 2], VotesKind.Counts), "label 2", "classes 0 to 1");
        Fails.With(() => Read([int.MaxValue, 0, 1, 1], 2, [0, 1], VotesKind.Labels), "2147483648 classes", "--votes-kind counts");
    }

    [Fact]
    public void WhatIsNotVotesIsRefused()
    {
        Fails.With(() => Read([1, 2, 3], 3, [0, 1]), "1 test inputs but 2 labels");
        Fails.With(() => Read([1, 2, -3], 3, [0]), "votes.npy", "row 0 holds -3");
        Fails.With(() => Read([1, 2, 3], 3, [-1]), "labels.npy", "row 0 holds -1");
        Fails.With(() => Read([], 3, []), "votes.npy", "shape (0, 3)");
        Fails.With(() => VoteImport.Read(_folder["none.npy"], _folder["labels.npy"]), "none.npy");
        NpyFile.Write(_folder["flat.npy"], [1, 2, 3]);
        Fails.With(() => VoteImport.Read(_folder["flat.npy"], _folder["flat.npy"]), "flat.npy", "shape (3)");
        NpyFile.Write(_folder["square.npy"], [1, 2, 3, 4], 2, 2);
        Fails.With(() => VoteImport.Read(_folder["square.npy"], _folder["square.npy"]), "square.npy", "one true class per test input");
        NpyFile.Write(_folder["shares.npy"], [0.5f, 0.5f, 0, 0, 1, 0], 3, 2);
        Fails.With(() => VoteImport.Read(_folder["shares.npy"], _folder["flat.npy"]), "shares.npy");
    }

    [Fact]
    public void NeverMistakesOneKindForTheOther()
    {
        // Votes of an ensemble with no fewer base classifiers than classes, handed in both ways: read right or refused.
        var ensembles =
            from classes in Gen.Choose(2, 4)
            from inputs in Gen.Choose(1, 3)
            from voters in Gen.Choose(classes, 6)
            from votes in Gen.Choose(0, classes - 1).ArrayOf(inputs * voters)
            from labels in Gen.Choose(0, classes - 1).ArrayOf(inputs)
            select (classes, voters, votes, labels);
        Prop.ForAll(ensembles.ToArbitrary(), one =>
        {
            var counts = new int[one.labels.Length * one.classes];
            for (var i = 0; i < one.votes.Length; i++) counts[i / one.voters * one.classes + one.votes[i]]++;
            var told = new VoteMatrix(one.voters, one.votes).Tell(one.labels);
            Assert.NotEqual(VotesKind.Counts, told);
            Assert.NotEqual(VotesKind.Labels, new VoteMatrix(one.classes, counts).Tell(one.labels));
        }).QuickCheckThrowOnFailure();
    }

    private (VoteTable Votes, int[] Labels) Read(int[] values, int columns, int[] labels, VotesKind kind = VotesKind.Auto)
    {
        NpyFile.Write(_folder["votes.npy"], values, values.Length / columns, columns);
        NpyFile.Write(_folder["labels.npy"], labels);
        return VoteImport.Read(_folder["votes.npy"], _folder["labels.npy"], kind);
    }
}
