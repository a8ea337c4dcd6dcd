namespace Bezoar.Tests.Cli;

public class ApplicationTests
{
    private static readonly Dictionary<string, string> SameEnvironment = [];

    [Theory]
    [InlineData("certfy", "unknown command 'certfy'; did you mean certify?", "bezoar --help")]
    [InlineData("data ftch mnist", "unknown command 'ftch'; did you mean fetch?", "bezoar data --help")]
    [InlineData("nonsense", "unknown command 'nonsense'", "bezoar --help")]
    [InlineData("certify --part 3", "unknown option '--part'; did you mean --partitions?", "bezoar certify --help")]
    [InlineData("certify --dataste mnist", "unknown option '--dataste'; did you mean --dataset?", "bezoar certify --help")]
    [InlineData("verify runs --hlep", "unknown option '--hlep'; did you mean --help?", "bezoar verify --help")]
    [InlineData("certify digits", "unknown argument 'digits'", "bezoar certify --help")]
    [InlineData("certify --out", "--out", "bezoar certify --help")]
    [InlineData("certify --method none", "--method: 'none' is none of dpa, roe, fa, fa-roe, knn, kernel-votes, ss-dpa, label-flips, ridge-flips, smoothing, smoothing-kl", "bezoar certify --help")]
    [InlineData("certify --partitions abc", "--partitions: 'abc' is not a whole number", "bezoar certify --help")]
    [InlineData("certify --partitions 3,-4", "--partitions: '-4' is not a whole number", "bezoar certify --help")]
    [InlineData("certify --threads two", "--threads: 'two' is not a whole number", "bezoar certify --help")]
    [InlineData("certify --gamma 1,5x", "--gamma: '1,5x' is not a number", "bezoar certify --help")]
    [InlineData("certify --gamma 1,5", "--gamma: '1,5' is not a number such as 0.5", "bezoar certify --help")]
    [InlineData("certify --out ", "--out: '' names no folder", "bezoar certify --help")]
    [InlineData("certify --votes a.npy", "--votes and --labels belong together", "bezoar certify --help")]
    [InlineData("certify --votes a.npy --labels b.npy --copies 3", "--copies does not go with --votes", "bezoar certify --help")]
    [InlineData("certify --descriptor sift", "--descriptor: Argument 'sift' not recognized. Must be one of: 'hog' 'patches'", "bezoar certify --help")]
    [InlineData("certify --descriptor hog --filters 64", "--filters does not go with --descriptor hog", "bezoar certify --help")]
    [InlineData("certify --descriptor patches --reach 2", "--reach does not go with --descriptor patches", "bezoar certify --help")]
    [InlineData("certify --cells 3 --patch-sizes 4", "--patch-sizes does not go with --cells: they belong to different descriptors", "bezoar certify --help")]
    [InlineData("certify --patch-sizes 4;6", "--patch-sizes: '4;6' is not a whole number", "bezoar certify --help")]
    [InlineData("certify --learner", "Required argument missing for option: '--learner'", "bezoar certify --help")]
    [InlineData("certify --learner nin --learner badnets-cnn", "--learner", "bezoar certify --help")]
    [InlineData("certify --learner resnet20", "--learner: Argument 'resnet20' not recognized. Must be one of: 'kernel-ridge' 'nin' 'badnets-cnn'", "bezoar certify --help")]
    [InlineData("trian", "unknown command 'trian'; did you mean train?", "bezoar --help")]
    [InlineData("train --epochs ten", "--epochs: 'ten' is not a whole number", "bezoar train --help")]
    [InlineData("train --rate 0,1", "--rate: '0,1' is not a number such as 0.5", "bezoar train --help")]
    [InlineData("train --seed -1", "--seed: '-1' is not a whole number", "bezoar train --help")]
    [InlineData("train --optimizer none", "--optimizer: Argument 'none' not recognized. Must be one of: 'sgd' 'adam' 'rmsprop'", "bezoar train --help")]
    [InlineData("train --optimizer adam --momentum 0.5", "--momentum goes with --optimizer sgd", "bezoar train --help")]
    [InlineData("train --out ", "--out: '' names no folder", "bezoar train --help")]
    [InlineData("verify", "DIR", "bezoar verify --help")]
    public async Task WrongUsageIsOneLineAndWhereToReadMore(string arguments, string complaint, string help)
    {
        var run = (await Tool.RunAsync(arguments.Split(' '))).MustFail(1, complaint);
        Assert.EndsWith($"\nTry '{help}'.\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, run.Error.Count(letter => letter == '\n'));
    }

    [Theory]
    [InlineData("certify --dataset digit", "did you mean digits?")]
    [InlineData("certify --dataset ./no/such/folder", "./no/such/folder: no such folder")]
    [InlineData("certify --partitions 0", "0 partitions, must be 1 to 1000000")]
    [InlineData("certify --partitions 5,5", "5 partitions asked for more than once")]
    [InlineData("certify --partitions 0 --copies -1 --gamma 0", "0 partitions")]
    [InlineData("certify --descriptor patches --filters 24 --copies 2", "filters is 24, must be a multiple of 16 up to 4096; copies is 2, must be 0 or 1")]
    [InlineData("certify --patch-sizes 1,20", "patch size is 1, must be 2 to 16; patch size is 20")]
    [InlineData("certify --threads 0", "threads: 0 given; must be 1 to 1024")]
    [InlineData("certify --threads 1025", "threads: 1025 given; must be 1 to 1024")]
    [InlineData("certify --votes none.npy --labels none.npy", "none.npy: no such file")]
    [InlineData("train --model resnet21", "no network is called 'resnet21'; did you mean resnet20?")]
    [InlineData("train --epochs 0 --rate -1 --batch 0", "epochs is 0, must be 1 to 1000000; batch size is 0, must be 1 to 65536; optimizer: learning rate is -1")]
    [InlineData("train --rate nan", "learning rate is NaN, must be positive")]
    [InlineData("train --threads 0", "threads: 0 given; must be 1 to 1024")]
    [InlineData("train --dataset digit", "did you mean digits?")]
    [InlineData("verify ./no/such/folder", "./no/such/folder: no such folder")]
    [InlineData("report ./no/such/folder", "./no/such/folder: no such folder")]
    public async Task WrongInputIsOneLine(string arguments, string complaint)
    {
        var run = (await Tool.RunAsync(arguments.Split(' '))).MustFail(2, complaint);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task VersionIsAVersionAndNothingElse() =>
        Assert.Matches(@"^\d+\.\d+\.\d+\r?\n$", (await Tool.RunProcessAsync(SameEnvironment, "--version")).MustBeDone().Output);

    [Fact]
    public async Task NobodyWhoReadsTheRestIsNoFailure()
    {
        using var process = Tool.Start(SameEnvironment, "certify", "--help");
        process.StandardOutput.Close();
        Assert.Equal("", await process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
