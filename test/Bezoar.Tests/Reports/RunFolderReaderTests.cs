using Bezoar.Data;
using Bezoar.Data.Npy;
using Bezoar.Experiments;
using Bezoar.Reports;
using Bezoar.Voting;

namespace Bezoar.Tests.Reports;

public sealed class RunFolderReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public RunFolderReaderTests() => new SampleRun { TestCount = 60, Partitions = [50] }.WriteTo(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EveryFileIsRead()
    {
        var folder = RunFolderReader.Read(_folder.Path);
        var run = Assert.Single(folder.Runs);
        Assert.Equal(60, run.Certificates.Count);
        Assert.Equal(50, run.Votes[0].ToArray().Sum());
        Assert.Equal(new ImageShape(1, 28, 28), folder.Examples?.Shape);
        Assert.All(run.Certificates.Select((certificate, i) => (certificate, i)), entry =>
            Assert.Equal(VoteTable.Plurality(run.Votes[entry.i]), entry.certificate.Prediction));
    }

    [Theory]
    [InlineData("index,label,prediction,radius", "index,label,radius", "does not begin")]
    [InlineData("\n3,", "\n4,", "line 5")]
    [InlineData("\n3,", "\n3,7,", "line 5")]
    [InlineData("\n3,", "\n3,-", "line 5")]
    [InlineData("\n59,", "\nx,", "line 61")]
    public void DamagedCertificatesAreNamed(string from, string to, string complaint)
    {
        var path = _folder[RunFiles.Certificates("dpa", 50)];
        File.WriteAllText(path, File.ReadAllText(path).Replace(from, to, StringComparison.Ordinal));
        Fails.With(() => RunFolderReader.Read(_folder.Path), "certificates-dpa-50.csv", complaint);
    }

    [Fact]
    public void FilesThatDoNotBelongTogetherAreNamed()
    {
        var path = _folder[RunFiles.Certificates("dpa", 50)];
        var lines = File.ReadAllLines(path);
        File.WriteAllLines(path, lines[..^1]);
        Fails.With(() => RunFolderReader.Read(_folder.Path), "certificates-dpa-50.csv", "59", "60");
        File.WriteAllLines(path, lines);
        NpyFile.Write(_folder[RunFiles.Votes("dpa", 50)], [1, 2, 3, 4], 2, 2);
        Fails.With(() => RunFolderReader.Read(_folder.Path), "votes-dpa-50.npy", "(2, 2)", "(60, 10)");
    }

    [Fact]
    public void AMethodNameCannotLeadOutOfTheFolder()
    {
        Change(RunFiles.Result, "\"dpa\"", "\"../dpa\"");
        Fails.With(() => RunFolderReader.Read(_folder.Path), "result.json", "../dpa");
    }

    [Fact]
    public void PicturesOfAnotherTestSetAreLeftOut()
    {
        var digest = RunFolderReader.Read(_folder.Path).Result.Dataset.TestDigest!;
        Change(RunFiles.Result, digest, new string('0', 64));
        Assert.Null(RunFolderReader.Read(_folder.Path).Examples);
    }

    [Theory]
    [InlineData("\"width\":28", "\"width\":27")]
    [InlineData("\"channels\":1", "\"channels\":2147483647")]
    [InlineData("\"images\":[", "\"images\":[{\"index\":0},")]
    public void DamagedPicturesAreNamed(string from, string to)
    {
        Change(RunFiles.Examples, from, to);
        Fails.With(() => RunFolderReader.Read(_folder.Path), "examples.json", "delete it");
    }

    private void Change(string name, string from, string to)
    {
        var text = File.ReadAllText(_folder[name]);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(_folder[name], text.Replace(from, to, StringComparison.Ordinal));
    }
}
