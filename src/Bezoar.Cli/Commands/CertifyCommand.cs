using System.CommandLine;
using System.CommandLine.Parsing;
using Bezoar.Cli.Certify;
using Bezoar.Cli.Data;
using Bezoar.Cli.Help;
using Bezoar.Data;
using Bezoar.Experiments;
using Bezoar.Numerics;
using Bezoar.Reports;
using Bezoar.Voting;

namespace Bezoar.Cli.Commands;

/// <summary><c>bezoar certify</c>.</summary>
internal static class CertifyCommand
{
    public static Command Create()
    {
        var options = new CertifyOptions();
        var command = new ToolCommand("certify", "Train an ensemble and prove how much poison each of its predictions withstands", """
            bezoar certify
            bezoar certify --dataset mnist --partitions 300,600,1200,3000 --out runs/mnist
            bezoar certify --dataset mnist --method dpa,knn,kernel-votes --budget 500
            bezoar certify --dataset mnist --method ss-dpa,label-flips
            bezoar certify --dataset mnist --partitions 1200 --learner badnets-cnn
            bezoar certify --dataset mnist --partitions 1200 --method ss-dpa --embedding rotnet
            bezoar certify --dataset cifar10 --partitions 50,250,1000
            bezoar certify --votes votes.npy --labels labels.npy --out runs/other-tool
            """, """
            Makes predictions that carry a proof: for each test input, how many training samples an attacker could insert or
            remove, or how many labels change, without changing the prediction. Writes the evidence and a report into a folder.
            """);
        foreach (var option in options.All) command.Options.Add(option);
        command.RefuseNoFolder(options.Out);
        command.Validators.Add(result =>
        {
            var votes = result.GetResult(options.Votes) is not null;
            if (votes != result.GetResult(options.Labels) is not null) result.AddError("--votes and --labels belong together");
            if (!votes && result.GetResult(options.VotesKind) is { Implicit: false }) result.AddError("--votes-kind goes with --votes");
            if (votes && result.GetResult(options.Method) is { Implicit: false } method && method.Tokens is not [{ Value: MethodChoice.Dpa }])
                result.AddError($"--votes are certified by {MethodChoice.Dpa}; other methods need more than votes");
            RefuseOptionsOfOtherLearners(options, result);
            RefuseOptionsOfOtherDescriptors(options, result);
            if (result.GetResult(options.Budget) is { Implicit: false } && result.GetValue(options.Budget) < 0) result.AddError("--budget must not be negative");
            foreach (var option in options.OfTraining)
                if (votes && result.GetResult(option) is { Implicit: false }) result.AddError($"{option.Name} does not go with --votes: nothing is trained");
        });
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(options, parsed, cancellation), CancellationToken.None));
        return command;
    }

    private static void RefuseOptionsOfOtherLearners(CertifyOptions options, CommandResult result)
    {
        // The word as it stands: a command is looked at before its options are, and what is wrong with this one is said elsewhere.
        var learner = result.GetResult(options.Learner) switch
        {
            null or { Implicit: true } => CertifyPlan.InClosedForm,
            { Tokens: [{ Value: var word }] } when CertifyPlan.Learners.Contains(word) => word,
            _ => null,
        };
        if (learner is null) return;
        var isRotNet = IsRotNet(options, result);
        foreach (var option in learner != CertifyPlan.InClosedForm || isRotNet ? options.OfKernelRidge : options.OfNetworks)
            if (result.GetResult(option) is { Implicit: false }) result.AddError($"{option.Name} does not go with {(isRotNet ? $"--embedding {EmbeddingNames.RotNet}" : $"--learner {learner}")}");
        foreach (var option in isRotNet ? [] : options.OfRotNet)
            if (result.GetResult(option) is { Implicit: false }) result.AddError($"{option.Name} goes with --embedding {EmbeddingNames.RotNet}");
    }

    private static bool IsRotNet(CertifyOptions options, CommandResult result) => result.GetResult(options.Embedding) is { Tokens: [{ Value: EmbeddingNames.RotNet }] };

    private static void RefuseOptionsOfOtherDescriptors(CertifyOptions options, CommandResult result)
    {
        var given = options.OfHog.Concat(options.OfPatches).Where(option => result.GetResult(option) is { Implicit: false }).ToArray();
        var descriptor = result.GetResult(options.Descriptor) is { Tokens: [{ Value: var word }] } ? word : null;
        foreach (var option in given)
        {
            var its = options.OfHog.Contains(option) ? DescriptorNames.Hog : DescriptorNames.Patches;
            if (descriptor is not null && descriptor != its) result.AddError($"{option.Name} does not go with --descriptor {descriptor}");
        }
        if (descriptor is null && given.Any(options.OfHog.Contains) && given.FirstOrDefault(options.OfPatches.Contains) is { } other)
            result.AddError($"{other.Name} does not go with {given.First(options.OfHog.Contains).Name}: they belong to different descriptors");
    }

    private static int Run(CertifyOptions options, ParseResult parsed, CancellationToken cancellation)
    {
        var clock = new StageClock(TimeProvider.System);
        var workers = ThreadsOption.ToWorkers(parsed.GetValue(options.Threads), cancellation);
        var plan = options.ToPlan(parsed);
        plan.Validate();
        var configuration = parsed.InvocationConfiguration;
        var (result, report) = RunProgress.Run(configuration.Error, progress =>
        {
            var run = new CertifyRun(plan, Machine.Facts, clock, workers, progress) { Models = new(ModelsFolder.Path) };
            return parsed.GetValue(options.Votes) is { } votes
                ? CertifyVotes(options, parsed, run, votes)
                : CertifyDataset(options, parsed, run, clock, workers);
        });
        if (parsed.GetValue(options.Json))
        {
            configuration.Output.Write(ResultFile.ToJson(result));
            return ExitCode.Done;
        }
        ResultTable.Write(configuration.Output, result);
        configuration.Output.WriteLine($"Report: {report}");
        return ExitCode.Done;
    }

    private static (CertifyResult Result, string Report) CertifyDataset(
        CertifyOptions options, ParseResult parsed, CertifyRun run, StageClock clock, Workers workers)
    {
        var name = parsed.GetRequiredValue(options.Dataset);
        var roots = DataRootOption.Resolve(parsed.GetValue(options.DataRoot));
        var splits = clock.Measure(Stage.Load, () => DatasetCatalog.Default.Read(name, roots, workers));
        using var folder = RunFolderWriter.Open(parsed.GetValue(options.Out) ?? DefaultFolder(splits.Name, NetworkOf(options, parsed)));
        var outcome = Execute(run, splits, folder);
        ExampleImages.Write(folder.Directory, splits.Test, outcome.Certificates, outcome.Votes);
        return (outcome.Result, RunReport.Write(folder.Directory));
    }

    private static CertifyOutcome Execute(CertifyRun run, DatasetSplits splits, RunFolderWriter folder)
    {
        try
        {
            return run.Execute(splits, folder);
        }
        catch (OperationCanceledException stop)
        {
            throw new InterruptedException(folder.HoldsUnfinishedVotes
                ? $"finished work is kept in {folder.Directory}, and the same command goes on from there"
                : "nothing was finished yet, so nothing is kept", stop);
        }
    }

    private static (CertifyResult Result, string Report) CertifyVotes(
        CertifyOptions options, ParseResult parsed, CertifyRun run, string votesPath)
    {
        var labelsPath = parsed.GetRequiredValue(options.Labels)!;
        var (votes, labels) = VoteImport.Read(votesPath, labelsPath, options.KindOfVotes(parsed));
        var name = Path.GetFileName(votesPath);
        using var folder = RunFolderWriter.Open(parsed.GetValue(options.Out) ?? DefaultFolder(Path.GetFileNameWithoutExtension(name)));
        folder.RefuseInput(votesPath);
        folder.RefuseInput(labelsPath);
        return (run.Certify(votes, labels, name, folder).Result, RunReport.Write(folder.Directory));
    }

    // Networks go elsewhere: what took hours is not to be replaced by what takes seconds.
    private static string DefaultFolder(string name, string learner) =>
        DefaultFolder(name) + (learner == CertifyPlan.InClosedForm ? "" : $"-{learner}-ensemble");

    private static string NetworkOf(CertifyOptions options, ParseResult parsed) =>
        parsed.GetRequiredValue(options.Embedding) is EmbeddingNames.RotNet and var embedding ? embedding : parsed.GetRequiredValue(options.Learner);

    private static string DefaultFolder(string name) => Path.Combine("runs", Path.GetFileName(Path.TrimEndingDirectorySeparator(name)));
}
