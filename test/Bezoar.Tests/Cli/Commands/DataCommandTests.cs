using System.CommandLine;
using Bezoar.Cli.Commands;
using Bezoar.Data;
using Bezoar.Data.Idx;
using Bezoar.Tests.Cli.Data;

namespace Bezoar.Tests.Cli.Commands;

public sealed class DataCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ListSaysWhereEachSetIs()
    {
        Store(_folder["mnist"]);
        var lines = await RunAsync("list", "--data-root", _folder.Path);
        Assert.Contains($"mnist    in {_folder["mnist"]}", lines);
        Assert.Contains(lines, line => line.StartsWith("cifar10 ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("licence: CC BY-SA 3.0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DescribeShowsCountsDigestDuplicatesAndPictures()
    {
        Store(_folder["mnist"]);
        var lines = await RunAsync("describe", "mnist", "--data-root", _folder.Path);
        var digest = DatasetCatalog.Default.Read("mnist", new([_folder.Path])).Train.Digest;
        Assert.Contains("samples    3 training, 3 test", lines);
        Assert.Contains($"digest     {digest} (training)", lines);
        Assert.Contains("repeated   1 training samples and 1 test samples exactly repeat another", lines);
        Assert.Contains("in both    3 test samples have a record that is also in training", lines);
        Assert.Contains("7                 2        2", lines);
        // White above, black below; the first of the two classes is black above and white below.
        Assert.Contains("                @@@@@@@@@@@@@@@", lines);
        Assert.Contains("@@@@@@@@@@@@@@@", lines);
    }

    [Fact]
    public async Task DescribeReadsVectorsFromAFolder()
    {
        _folder.WriteText("train.csv", "0.5,0\n1.5,2\n");
        _folder.WriteText("test.csv", "0.5,1\n");
        var lines = await RunAsync("describe", _folder.Path);
        Assert.Contains("record     float32×1 (vector)", lines);
        Assert.Contains("in both    1 test samples have a record that is also in training", lines);
        Assert.Contains("1                 0        1", lines);
    }

    [Fact]
    public async Task FetchTriesEachMirrorAndNamesThem()
    {
        using var one = new LocalServer();
        using var two = new LocalServer();
        var fault = await Assert.ThrowsAsync<BezoarException>(() => RunAsync(
            "fetch", "mnist", "--data-root", _folder.Path, "--mirror", one.Address.AbsoluteUri, "--mirror", two.Address.AbsoluteUri));
        Assert.Contains("train-images-idx3-ubyte.gz: could not be downloaded", fault.Message, StringComparison.Ordinal);
        Assert.Contains($"{two.Address}train-images-idx3-ubyte.gz: 404", fault.Message, StringComparison.Ordinal);
        Assert.Equal((1, 1), (one.Requests.Count, two.Requests.Count));
    }

    [Theory]
    [InlineData("fetch cifar", "did you mean cifar10?")]
    [InlineData("fetch mnist --mirror ftp://example.org/", "--mirror ftp://example.org/: not an address")]
    [InlineData("fetch mnist --mirror somewhere", "--mirror somewhere: not an address")]
    [InlineData("describe nothing", "no data set is called 'nothing'")]
    public async Task MistakesAreNamed(string command, string message)
    {
        var fault = await Assert.ThrowsAsync<BezoarException>(() => RunAsync([.. command.Split(' '), "--data-root", _folder.Path]));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    private static void Store(string folder)
    {
        byte[] records = [0, 0, 255, 255, 255, 255, 0, 0, 255, 255, 0, 0];
        var dataset = new Dataset("half", new ImageShape(1, 2, 2), 10, records, [3, 7, 7]);
        IdxDataset.Write(new("half", dataset, dataset), folder);
    }

    private static async Task<string[]> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        await DataCommand.Create().Parse(arguments).InvokeAsync(new InvocationConfiguration
        {
            Output = output,
            Error = TextWriter.Null,
            EnableDefaultExceptionHandler = false,
        });
        return output.ToString().Split('\n');
    }
}
