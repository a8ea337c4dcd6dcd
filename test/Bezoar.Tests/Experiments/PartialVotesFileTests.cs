using Bezoar.Data;
using Bezoar.Experiments;
using Bezoar.Voting;

namespace Bezoar.Tests.Experiments;

public sealed class PartialVotesFileTests : IDisposable
{
    private const int Inputs = PartialVotes.InputsPerBlock + 3, Classes = 2;

    private readonly TemporaryFolder _folder = new();
    private readonly RunFolderWriter _run;

    public PartialVotesFileTests() => _run = RunFolderWriter.Open(_folder.Path);

    public void Dispose()
    {
        _run.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void FinishedBlocksComeBack()
    {
        new PartialVotesFile(_run, "key").Save(SecondBlockDone());
        var votes = new PartialVotesFile(_run, "key").Restore([Classes], Inputs);
        Assert.Equal((false, true), (votes.IsDone(0), votes.IsDone(1)));
        Assert.Equal(SecondBlockDone().Counts[0], votes.Counts[0]);
    }

    [Fact]
    public void ARunOfAnotherKindBeginsAfresh()
    {
        new PartialVotesFile(_run, "key").Save(SecondBlockDone());
        AssertNothingDone(new PartialVotesFile(_run, "other").Restore([Classes], Inputs));
    }

    [Fact]
    public void EverythingThatDecidesTheVotesIsInTheKey()
    {
        var test = Test(1, 2);
        string[] keys =
        [
            PartialVotesFile.KeyOf("train", test, "learner", "3,7"),
            PartialVotesFile.KeyOf("train", test, "learner", "37"),
            PartialVotesFile.KeyOf("train", test, "other learner", "3,7"),
            PartialVotesFile.KeyOf("other", test, "learner", "3,7"),
            PartialVotesFile.KeyOf("train", Test(1, 3), "learner", "3,7"),
        ];
        Assert.Distinct(keys);
        Assert.Equal(keys[0], PartialVotesFile.KeyOf("train", Test(1, 2), "learner", "3,7"));
    }

    [Fact]
    public void TestInputsInAnotherOrderAreAnotherRun()
    {
        var (test, shuffled) = (Test(1, 2), Test(2, 1));
        Assert.Equal(test.Digest, shuffled.Digest);
        Assert.NotEqual(PartialVotesFile.KeyOf("train", test, "learner", "3"), PartialVotesFile.KeyOf("train", shuffled, "learner", "3"));
    }

    [Fact]
    public void NoChangedByteGoesUnnoticed()
    {
        new PartialVotesFile(_run, "key").Save(SecondBlockDone());
        var path = _folder[RunFiles.PartialVotes];
        var whole = File.ReadAllBytes(path);
        for (var at = 0; at < whole.Length; at++)
        {
            byte[] damaged = [.. whole];
            damaged[at] ^= 1;
            File.WriteAllBytes(path, damaged);
            AssertNothingDone(new PartialVotesFile(_run, "key").Restore([Classes], Inputs));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(40)]
    public void ADamagedFileCostsTimeOnly(int missing)
    {
        new PartialVotesFile(_run, "key").Save(SecondBlockDone());
        var path = _folder[RunFiles.PartialVotes];
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^missing]);
        AssertNothingDone(new PartialVotesFile(_run, "key").Restore([Classes], Inputs));
    }

    private static Dataset Test(params byte[] pixels) => new("test", new ImageShape(1, 1, 1), 2, pixels, new int[pixels.Length]);

    private static PartialVotes SecondBlockDone()
    {
        var votes = new PartialVotes(1, Inputs, Classes);
        for (var i = PartialVotes.InputsPerBlock * Classes; i < Inputs * Classes; i++) votes.Counts[0][i] = i;
        votes.MarkDone(1);
        return votes;
    }

    private static void AssertNothingDone(PartialVotes votes)
    {
        Assert.DoesNotContain(Enumerable.Range(0, votes.BlockCount), votes.IsDone);
        Assert.All(votes.Counts[0], count => Assert.Equal(0, count));
    }
}
